package tongban.node.portal.web;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.casework.Casework;
import tongban.node.casework.MessageThread;
import tongban.node.catalogue.Catalogue;
import tongban.node.compact.Compacts;
import tongban.node.exchange.Attachments;
import tongban.node.portal.VirusScan;
import tongban.node.portal.draft.DraftTable;
import tongban.node.portal.draft.Drafts;
import tongban.node.portal.draft.HandIn;
import tongban.node.portal.draft.Kept;
import tongban.node.portal.draft.Lookups;
import tongban.node.portal.draft.OwnCases;
import tongban.node.portal.item.Offers;
import tongban.node.portal.material.Uploads;
import tongban.node.register.RegisterQuestions;
import tongban.node.web.Entrance;
import tongban.node.zone.AtRest;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** Puts the portal together. */
@Configuration(proxyBeanMethods = false)
class PortalParts {

    @Bean
    Entrance portalEntrance() {
        return new Entrance("/portal/**", Entrance.Audience.EVERYONE);
    }

    @Bean
    Entrance portalHome() {
        return new Entrance("/portal", Entrance.Audience.EVERYONE);
    }

    @Bean
    Offers portalOffers(
            ThisZone self,
            Partners partners,
            Catalogue catalogue,
            ObjectProvider<Compacts> compacts,
            InstantSource clock) {
        return new Offers(self, partners, catalogue, () -> Optional.ofNullable(compacts.getIfAvailable()), clock);
    }

    @Bean
    DraftTable portalDraftTable(JdbcTemplate sql, AtRest atRest) {
        return new DraftTable(sql, atRest);
    }

    @Bean
    OwnCases portalOwnCases(JdbcTemplate sql, AtRest atRest, DraftTable drafts) {
        return new OwnCases(sql, atRest, drafts);
    }

    @Bean
    Kept portalKept(JdbcTemplate sql, AtRest atRest, InstantSource clock) {
        return new Kept(sql, atRest, clock);
    }

    @Bean
    Drafts portalDrafts(
            DraftTable drafts, PlatformTransactionManager transactions, SecureRandom random, InstantSource clock) {
        return new Drafts(drafts, new TransactionTemplate(transactions), random, clock);
    }

    @Bean
    Lookups portalLookups(ThisZone self, ObjectProvider<RegisterQuestions> registers) {
        return new Lookups(self.code(), () -> Optional.ofNullable(registers.getIfAvailable()));
    }

    @Bean
    HandIn.Parts portalHandInParts(
            DraftTable drafts, OwnCases own, Casework casework, MessageThread threads, AtRest atRest) {
        return new HandIn.Parts(drafts, own, casework, threads, atRest);
    }

    @Bean
    HandIn portalHandIn(HandIn.Parts parts, PlatformTransactionManager transactions, InstantSource clock) {
        return new HandIn(parts, new TransactionTemplate(transactions), clock);
    }

    @Bean
    Uploads portalUploads(ObjectProvider<Attachments> store, ObjectProvider<VirusScan> scan) {
        return new Uploads(
                () -> Optional.ofNullable(store.getIfAvailable()), scan.getIfAvailable(() -> VirusScan.NONE));
    }

    @Bean
    RegisterPages.Asking portalAsking(Lookups lookups, Keeping keeping) {
        return new RegisterPages.Asking(lookups, keeping);
    }

    @Bean
    CheckPages.Signing portalSigning(HandIn handIn, InstantSource clock, PortalWords words, ZoneNames zones) {
        return new CheckPages.Signing(handIn, clock, words, zones);
    }

    @Bean
    OwnCasePages.Around portalAround(ZoneNames zones, Limits limits, MessageThread threads) {
        return new OwnCasePages.Around(zones, limits, threads);
    }
}

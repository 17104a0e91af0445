package tongban.node.casework.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.calendar.ExtensionLimit;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.law.AsOf;
import tongban.kernel.law.ParameterAnswer;
import tongban.kernel.zone.Authority;
import tongban.node.casework.Entity;
import tongban.node.casework.FollowUp;
import tongban.node.casework.Standards;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.casework.crossing.DutyMessage;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Difference;
import tongban.node.catalogue.Following;
import tongban.node.catalogue.Gap;
import tongban.node.catalogue.Procedure;
import tongban.node.zone.Descriptors;
import tongban.policy.limit.StatutoryLimit;
import tongban.policy.limit.TimeLimits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What casework needs, from the catalogue, the dated limits of the law, and this zone's descriptor. */
final class CatalogueStandards implements Standards {

    private final Catalogue catalogue;
    private final TimeLimits limits;
    private final Supplier<Optional<Descriptors>> descriptors;

    CatalogueStandards(Catalogue catalogue, TimeLimits limits, Supplier<Optional<Descriptors>> descriptors) {
        this.catalogue = catalogue;
        this.limits = limits;
        this.descriptors = descriptors;
    }

    @Override
    public Optional<Standard> inForce(String item, LocalDate receipt) {
        return catalogue.inForce(item, receipt).flatMap(found -> standard(found, receipt));
    }

    @Override
    public Optional<Standard> of(ZoneCode zone, String item, LocalDate receipt) {
        return catalogue.ofPartner(zone, item, receipt).flatMap(found -> standard(found, receipt));
    }

    private Optional<Standard> standard(tongban.node.catalogue.Standard found, LocalDate receipt) {
        Procedure procedure = found.procedure();
        return limit(procedure.gapsLimit(), receipt)
                .flatMap(gaps -> limit(procedure.decisionLimit(), receipt)
                        .map(decision -> new Standard(
                                found.item(),
                                found.id(),
                                procedure.mode(),
                                procedure.fourEyes(),
                                procedure.roles(),
                                gaps.limit(),
                                decision.limit(),
                                Optional.<ExtensionLimit>ofNullable(decision.extension()),
                                procedure.acceptance(),
                                authority(procedure.competence()))));
    }

    private Optional<StatutoryLimit> limit(String name, LocalDate day) {
        return limits.find(name)
                .map(item -> item.limit().at(AsOf.on(day)))
                .filter(ParameterAnswer.InForce.class::isInstance)
                .map(answer -> ((ParameterAnswer.InForce<StatutoryLimit>) answer)
                        .dated()
                        .value());
    }

    private Optional<CreditCode> authority(String competence) {
        return descriptors.get().stream()
                .flatMap(known -> known.own().profile().authorities().stream())
                .filter(one -> one.competence().equals(competence))
                .findFirst()
                .flatMap(Authority::code);
    }

    @Override
    public List<Fault> faults(Standard standard, byte[] form, LocalDate receipt) {
        return catalogue.of(standard.id()).stream()
                .flatMap(found -> catalogue.gaps(found, form, receipt).stream())
                .map(CatalogueStandards::fault)
                .toList();
    }

    private static Fault fault(Gap gap) {
        return new Fault(gap.field(), gap.zh(), gap.en());
    }

    @Override
    public List<Rule> unmet(String standard, byte[] form) {
        return catalogue.of(standard).stream()
                .flatMap(found -> catalogue.unmet(found, form).stream())
                .map(unmet -> new Rule(
                        unmet.condition().condition(),
                        unmet.condition().question().zh(),
                        unmet.condition().question().en(),
                        unmet.condition().reference(),
                        unmet.changes().stream().map(CatalogueStandards::fault).toList()))
                .toList();
    }

    @Override
    public List<Fault> differences(ZoneCode zone, String item, LocalDate receipt) {
        return catalogue.inForce(item, receipt).stream()
                .flatMap(own -> catalogue.ofPartner(zone, item, receipt).stream()
                        .flatMap(theirs -> catalogue.compare(own, theirs).stream()))
                .map(CatalogueStandards::told)
                .toList();
    }

    @Override
    public List<FollowUp> follows(String standard, Supplier<byte[]> form, LocalDate day) {
        Optional<tongban.node.catalogue.Standard> found = catalogue.of(standard);
        if (found.map(known -> known.follows().isEmpty()).orElse(true)) {
            return List.of();
        }
        JsonNode said = CaseMessage.object(form.get()).orElse(MissingNode.getInstance());
        return entity(found.get(), said).stream()
                .flatMap(by -> found.get().follows().stream()
                        .filter(following ->
                                following.when().map(when -> when.holds(said)).orElse(true))
                        .map(following -> followUp(following, by, said, day)))
                .toList();
    }

    private FollowUp followUp(Following following, Entity by, JsonNode form, LocalDate day) {
        List<FollowUp.Place> each = new ArrayList<>();
        following
                .each()
                .ifPresent(field -> form.at(field)
                        .forEach(one -> DutyMessage.entity(one)
                                .ifPresent(entity -> each.add(new FollowUp.Place(
                                        entity,
                                        ZoneCode.read(one.path("zone").asString(""))
                                                .code())))));
        return new FollowUp(
                following.item(),
                by,
                each,
                following.tells().map(field -> DutyMessage.told(form.at(field))).orElse(List.of()),
                following.within().flatMap(name -> limit(name, day)).map(StatutoryLimit::limit));
    }

    @Override
    public Optional<Entity> subject(String standard, Supplier<byte[]> form) {
        return catalogue
                .of(standard)
                .filter(found -> found.subject().isPresent())
                .flatMap(found -> CaseMessage.object(form.get()).flatMap(said -> entity(found, said)));
    }

    private static Optional<Entity> entity(tongban.node.catalogue.Standard standard, JsonNode form) {
        return standard.subject().flatMap(field -> DutyMessage.entity(form.at(field)));
    }

    private static Fault told(Difference difference) {
        String one = difference.one().orElse("–");
        String other = difference.other().orElse("–");
        return new Fault(
                difference.place(),
                difference.name().zh() + "：本地为“" + one + "”，对方为“" + other + "”",
                difference.name().en() + ": here \"" + one + "\", there \"" + other + "\"");
    }
}

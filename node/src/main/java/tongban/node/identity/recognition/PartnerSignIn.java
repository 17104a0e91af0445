package tongban.node.identity.recognition;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import tongban.kernel.code.ResidentId;
import tongban.kernel.code.ZoneCode;
import tongban.node.identity.IdentityMessages;
import tongban.node.identity.Level;
import tongban.node.identity.account.Person;
import tongban.node.identity.account.Shadows;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;

/** Signing in here with a partner's account: there, and back with an identity that the partner signed. */
public final class PartnerSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerSignIn.class);
    private static final int SUBJECT_MAX = 255;

    private final ZoneCode self;
    private final Trust trust;
    private final Journeys journeys;
    private final Shadows shadows;
    private final InstantSource clock;
    private final TokenCall call = new TokenCall();

    /** Whom this zone trusts for what, with which keys, and where its own portal is. */
    public record Trust(
            Recognition recognition,
            PartnerIssuers issuers,
            IssuerKeys keys,
            Partners partners,
            PortalAddress address) {}

    public PartnerSignIn(ZoneCode self, Trust trust, Journeys journeys, Shadows shadows, InstantSource clock) {
        this.self = self;
        this.trust = trust;
        this.journeys = journeys;
        this.shadows = shadows;
        this.clock = clock;
    }

    /** Why nobody was signed in (拒绝原因), as a person reads it, with what to do. */
    public enum Refusal {
        NOT_AGREED,
        NOT_TOLD,
        LEVEL,
        EXPIRED,
        DECLINED,
        AWAY,
        NOT_TRUE;

        /** The key of its words; {@code .cure} says what to do. */
        public String title() {
            return "identity.partner.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What came of a step. */
    public sealed interface Step {

        /** The browser goes to the partner's issuer, and keeps the secret. */
        record Going(String address, String secret) implements Step {}

        /** The identity is known. */
        record Come(Person person, Level wanted, String next) implements Step {}

        record Refused(Refusal refusal, Optional<Partner> partner, String next) implements Step {}
    }

    /** The partners whose citizens can sign in here now. */
    public List<Partner> choices() {
        Instant now = clock.instant();
        return trust.partners().all().stream()
                .filter(partner -> trust.recognition()
                        .here(partner.code(), now)
                        .filter(Recognition.Allowed::namesPeople)
                        .isPresent())
                .filter(partner -> trust.issuers().find(partner.code()).isPresent())
                .toList();
    }

    /** Sets out for a partner's issuer. */
    public Step go(ZoneCode zone, Level wanted, String next) {
        Instant now = clock.instant();
        Optional<Partner> partner = trust.partners().find(zone);
        Optional<Recognition.Allowed> allowed =
                partner.flatMap(one -> trust.recognition().here(zone, now));
        if (allowed.filter(Recognition.Allowed::namesPeople).isEmpty()) {
            return new Step.Refused(Refusal.NOT_AGREED, partner, next);
        }
        Optional<PartnerIssuer> issuer = trust.issuers().find(zone);
        Optional<String> own = trust.address().find();
        if (issuer.isEmpty() || own.isEmpty()) {
            return new Step.Refused(Refusal.NOT_TOLD, partner, next);
        }
        Level asked = allowed.get().least().reaches(wanted) ? allowed.get().least() : wanted;
        Journeys.Secret secret = journeys.begin(new Journeys.Journey(zone, wanted, next), now);
        Map<String, String> query = new TreeMap<>(Map.of(
                "response_type", "code",
                "client_id", self.value(),
                "redirect_uri", own.get() + PartnerIssuer.RETURN,
                "scope", "openid " + IdentityMessages.NAME + " " + IdentityMessages.NUMBER,
                "state", secret.state(),
                "nonce", secret.nonce(),
                "code_challenge", secret.challenge(),
                "code_challenge_method", "S256",
                "acr_values", asked.name()));
        String address = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", issuer.get().issuer() + PartnerIssuer.AUTHORIZE + "?", ""));
        return new Step.Going(address, secret.text());
    }

    /**
     * Comes back from a partner's issuer.
     *
     * @param kept the secret that the browser kept
     * @param state what the address says
     * @param code the code, when the person agreed
     * @param said the issuer that the answer names (RFC 9207), when it does
     */
    public Step come(String kept, String state, Optional<String> code, Optional<String> said) {
        Instant now = clock.instant();
        Journeys.Secret secret = new Journeys.Secret(kept);
        Optional<Journeys.Journey> journey =
                secret.state().equals(state) ? journeys.end(secret, now) : Optional.empty();
        if (journey.isEmpty()) {
            return new Step.Refused(Refusal.EXPIRED, Optional.empty(), "");
        }
        ZoneCode zone = journey.get().zone();
        String next = journey.get().next();
        Optional<Partner> partner = trust.partners().find(zone);
        Optional<Recognition.Allowed> allowed =
                trust.recognition().here(zone, now).filter(Recognition.Allowed::namesPeople);
        Optional<PartnerIssuer> issuer = trust.issuers().find(zone);
        if (allowed.isEmpty() || issuer.isEmpty()) {
            return new Step.Refused(Refusal.NOT_AGREED, partner, next);
        }
        if (code.isEmpty()) {
            return new Step.Refused(Refusal.DECLINED, partner, next);
        }
        if (said.filter(one -> !one.equals(issuer.get().issuer())).isPresent()) {
            return new Step.Refused(Refusal.NOT_TRUE, partner, next);
        }
        return fetched(issuer.get(), code.get(), secret, now)
                .map(token -> known(zone, issuer.get(), token, secret)
                        .map(person -> recognised(person, allowed.get(), journey.get(), partner))
                        .orElseGet(() -> new Step.Refused(Refusal.NOT_TRUE, partner, next)))
                .orElseGet(() -> new Step.Refused(Refusal.AWAY, partner, next));
    }

    private Optional<String> fetched(PartnerIssuer issuer, String code, Journeys.Secret secret, Instant now) {
        String back = trust.address().find().orElseThrow() + PartnerIssuer.RETURN;
        TokenCall.Asked asked = new TokenCall.Asked(issuer.issuer(), self.value(), code, secret.verifier(), back);
        return call.fetch(asked, trust.keys().signing(now), now);
    }

    private Step recognised(
            Known known, Recognition.Allowed allowed, Journeys.Journey journey, Optional<Partner> partner) {
        if (!known.level().reaches(allowed.least()) || !known.level().reaches(journey.wanted())) {
            return new Step.Refused(Refusal.LEVEL, partner, journey.next());
        }
        Person person = shadows.known(journey.zone(), known.subject(), known.identity(), known.level());
        return new Step.Come(person, journey.wanted(), journey.next());
    }

    private record Known(String subject, Person.Identity identity, Level level) {}

    private Optional<Known> known(ZoneCode zone, PartnerIssuer issuer, String token, Journeys.Secret secret) {
        OAuth2TokenValidator<Jwt> validator = new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtClaimValidator<Object>("iss", iss -> issuer.issuer().equals(String.valueOf(iss))),
                new JwtClaimValidator<List<String>>("aud", List.of(self.value())::equals),
                new JwtClaimValidator<Object>("exp", exp -> exp != null),
                new JwtClaimValidator<String>("nonce", secret.nonce()::equals));
        try {
            Jwt jwt = issuer.decoder(validator).decode(token);
            Optional<String> subject = Optional.ofNullable(jwt.getSubject())
                    .filter(text -> !text.isBlank() && text.length() <= SUBJECT_MAX);
            Optional<Level> level =
                    Optional.ofNullable(jwt.getClaimAsString("acr")).flatMap(Level::of);
            Optional<ResidentId> number = Optional.ofNullable(jwt.getClaimAsString("resident_id"))
                    .flatMap(text -> ResidentId.read(text).code());
            Optional<String> name = Optional.ofNullable(jwt.getClaimAsString("name"))
                    .filter(text -> !text.isBlank() && text.length() <= SUBJECT_MAX);
            return subject.flatMap(sub -> level.flatMap(one ->
                    number.flatMap(id -> name.map(text -> new Known(sub, new Person.Identity(text, id), one)))));
        } catch (JwtException untrue) {
            LOG.warn("an identity of {} was not believed: {}", zone, untrue.getMessage());
            return Optional.empty();
        }
    }
}

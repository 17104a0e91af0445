package tongban.node.identity.issuer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import tongban.node.identity.recognition.PartnerIssuer;
import tongban.node.web.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client asked for, as a text in the database: only what is needed to answer it. */
final class AskedText {

    private static final String REDIRECT = "redirect";
    private static final String STATE = "state";
    private static final String SCOPES = "scopes";
    private static final String MORE = "more";
    private static final Set<String> KEPT = Set.of("nonce", "code_challenge", "code_challenge_method", "acr_values");

    private AskedText() {}

    static String write(OAuth2AuthorizationRequest request) {
        ObjectNode text = StrictJson.object();
        text.put(REDIRECT, request.getRedirectUri());
        text.put(STATE, request.getState());
        ArrayNode scopes = text.putArray(SCOPES);
        request.getScopes().forEach(scopes::add);
        ObjectNode more = text.putObject(MORE);
        request.getAdditionalParameters().forEach((name, value) -> {
            if (KEPT.contains(name)) {
                more.put(name, value.toString());
            }
        });
        return text.toString();
    }

    static OAuth2AuthorizationRequest read(String client, String written) {
        ObjectNode text =
                StrictJson.read(written.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        Set<String> scopes = new LinkedHashSet<>();
        text.path(SCOPES).values().forEach(scope -> scopes.add(scope.stringValue()));
        Map<String, Object> more = new LinkedHashMap<>();
        text.path(MORE)
                .properties()
                .forEach(one -> more.put(one.getKey(), one.getValue().stringValue()));
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(PartnerIssuer.AUTHORIZE)
                .clientId(client)
                .redirectUri(StrictJson.text(text, REDIRECT).orElse(null))
                .state(StrictJson.text(text, STATE).orElse(null))
                .scopes(scopes)
                .additionalParameters(more)
                .build();
    }
}

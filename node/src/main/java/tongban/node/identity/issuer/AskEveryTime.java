package tongban.node.identity.issuer;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;

/** No consent is kept: whoever goes to a partner sees each time what the partner gets, and agrees to it. */
final class AskEveryTime implements OAuth2AuthorizationConsentService {

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        // It counts for this time only, and the grant remembers it.
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        // None was kept.
    }

    @Override
    public @Nullable OAuth2AuthorizationConsent findById(String client, String principal) {
        return null;
    }
}

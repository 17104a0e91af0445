package tongban.node.casework;

import tongban.kernel.casework.RequestKind;

/**
 * What somebody asks of a case's holder.
 *
 * @param body a JSON object of at most {@value Filing#FORM_MAX} bytes
 */
public record Asking(RequestKind kind, byte[] body) {}

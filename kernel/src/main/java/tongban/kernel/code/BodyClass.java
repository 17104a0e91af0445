package tongban.kernel.code;

/**
 * A class of body (机构类别) under a registering department.
 *
 * @param digit the second character of a credit code
 * @param chinese its official name
 * @param english its name in English
 */
public record BodyClass(char digit, String chinese, String english) {}

package tongban.verifier.code;

/**
 * One thing that a code tells.
 *
 * @param key its name in JSON; where several are told under one name, JSON has a list
 * @param label its name for a person
 * @param text what a person reads
 * @param json what a program reads
 * @param several whether JSON has a list under this name
 */
record Detail(String key, String label, String text, Object json, boolean several) {}

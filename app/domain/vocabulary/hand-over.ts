/**
 * What whoever has a report open leaves for those who may not open it: the slip to deliver mail by, the indicators to match,
 * the times to remind at, for the worker; and the words to be indexed in a session of the desk.
 */
export const handOverKinds = ["slip", "indicators", "times", "words"] as const;
export type HandOverKind = (typeof handOverKinds)[number];

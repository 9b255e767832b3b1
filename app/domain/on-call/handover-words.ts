/** How long it is offered to take a handover back. */
export const undoSeconds = 10;

/** Of the note to the unit. */
export const noteLengthMost = 4_000;

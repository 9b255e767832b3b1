/** So long a page offers to undo. */
export const undoOfferedMs = 10_000;

/** So long it is done: whoever pressed in time may have a slow line. */
export const undoTakenMs = 60_000;

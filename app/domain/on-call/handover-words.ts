/** How long it is offered to take a handover back. */
export const undoSeconds = 10;

/** Of the note to the unit. */
export const noteLengthMost = 4_000;

export const reportNoteLengthMost = 10_000;

/** Of a note on one report, in the form and among the words that were kept of it. */
export const noteField = (reportId: string) => `note-${reportId}`;
export const isNoteField = (field: string) => field.startsWith("note-");

/** How long a draft waits after it was last saved. */
export const draftDays = 30;

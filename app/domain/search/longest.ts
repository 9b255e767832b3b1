/** Characters: of what is typed or pasted into the box no more is read. */
export const searchedLength = 400;

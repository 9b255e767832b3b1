/** Other reports are counted no further: it is enough to know that there are many, and no more of the index is read. */
export const countedMost = 99;

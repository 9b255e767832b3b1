/** Reports with words that are not indexed yet are counted no further. */
export const notIndexedMost = 1_000;

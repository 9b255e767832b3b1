/** Of each family of indicators. Nobody reads more of them, and two million characters of nothing else stay within a second. */
export const mostOfAFamily = 10_000;

import reference from "#db/reference/carriers.json" with { type: "json" };

/** The companies whose networks a name stands for, by `db/reference/carriers.json`: its own, or one that a brand uses. */
export function companiesNamed(name: string | null): string[] {
  const text = ` ${wordsIn(name).join(" ")} `;
  const found = reference.companies.filter(({ names }) =>
    names.some((each) => text.includes(` ${each} `)),
  );
  return [...new Set(found.map(({ id }) => id))];
}

/** Who keeps the mailboxes of a domain that anybody can have an address of. */
export function mailboxCompanies(host: string): string[] {
  return reference.mailboxes
    .filter(({ domains }) => domains.includes(host))
    .map(({ id }) => id);
}

/** The words that tell one company's name from another's. */
export function nameWords(name: string | null): string[] {
  return wordsIn(name).filter(
    (word) => word.length > 1 && !commonWords.has(word),
  );
}

/** "AT&T" is one word, and so is "O'Brien"; without accents. */
function wordsIn(name: string | null): string[] {
  return (name ?? "")
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\u0300-\u036f&'’]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** Words that half of all carriers carry in their name, in English and Spanish. */
const commonWords = new Set(
  "communications communication telecom telecommunications telephone telefonica wireless mobile networks network net cable fiber broadband internet digital cooperative company the and of co inc llc corp corporation group services service county city regional compania de la el y".split(
    " ",
  ),
);

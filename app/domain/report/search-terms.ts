export type OrganisationTerms = {
  /** The whole name, without its legal form: what "the same organisation" means. Empty when nothing is left. */
  organisation: string;
  /** Its words, each once, for a search by part of the name. */
  words: string[];
};

/**
 * The terms of an organisation's name, as they are indexed and as they are searched: both sides go through here, so that
 * "Sierra Telecom, Inc." is found by "SIERRA télécom".
 */
export function organisationTerms(name: string): OrganisationTerms {
  const all = wordsOfName(name);
  const named = all.filter((word) => !legalForms.has(word));
  const kept = named.length > 0 ? named : all;
  const words = [...new Set(kept.filter((word) => !fillers.has(word)))];
  return { organisation: kept.join(" "), words: words.slice(0, maxWords) };
}

/** A name has a few words; whatever is longer is a text, and its tail is not indexed. */
const maxWords = 16;
const maxCharacters = 400;

function wordsOfName(name: string): string[] {
  return name
    .slice(0, maxCharacters)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/['’.]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** What is part of a name and names nobody: "Inc". */
export function isLegalForm(word: string): boolean {
  return legalForms.has(word);
}

const legalForms = new Set(
  "inc incorporated llc llp lp ltd limited co corp corporation company plc pllc pc gmbh ag kg sa sas sarl srl spa bv nv ab oy as aps pty".split(
    " ",
  ),
);

const fillers = new Set("the of and for in at de la el los las y".split(" "));

import { found, type Finder } from "./recognised.ts";

const cve =
  /(?<![\p{L}\p{N}])CVE[-\u2010-\u2013_ ](\d{4})[-\u2010-\u2013_](\d{4,7})(?![\p{L}\p{N}])/giu;
/** Written large; rules for log systems write them small behind "attack.". */
const technique =
  /(?<![\p{L}\p{N}_.-])(?:TA0[01]\d\d|T1[0-7]\d\d(?:\.\d{3})?)(?![\p{L}\p{N}_-])/gu;
const tag =
  /(?<=(?<![\p{L}\p{N}_.-])attack\.)(?:ta0[01]\d\d|t[01]\d{3}(?:\.\d{3})?|[gs][01]\d{3})(?![\p{L}\p{N}_-])/giu;
/**
 * Groups and software of ATT&CK look like rooms and part numbers, techniques against industrial control systems like
 * times of day: they count where the catalogue is named.
 */
const alike =
  /(?<![\p{L}\p{N}_.-])(?:[GS][01]\d{3}|T08\d\d)(?![\p{L}\p{N}_.-])/gu;
const namesTheCatalogue = /ATT&CK|MITRE/i;

/** What has a number in a public catalogue: CVE, and MITRE ATT&CK from T1001 on. */
export const findCatalogued: Finder = function* (text) {
  for (const { 0: id, 1: year, 2: number, index } of text.matchAll(cve))
    yield found("cve", `CVE-${year}-${number}`, index, index + id.length);
  for (const { 0: id, index } of text.matchAll(technique))
    if (id !== "T1000") yield found("technique", id, index, index + id.length);
  for (const { 0: id, index } of text.matchAll(tag))
    yield found("technique", id.toUpperCase(), index, index + id.length);
  if (!namesTheCatalogue.test(text)) return;
  for (const { 0: id, index } of text.matchAll(alike))
    yield found("technique", id, index, index + id.length);
};

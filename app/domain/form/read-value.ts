import { isTerritory } from "../vocabulary/countries.ts";
import { readRowText } from "../indicator/review.ts";
import { notKnownValue, type Typed } from "./fields.ts";
import { sitePieces } from "./further-sites.ts";
import type { Question } from "./questions.ts";

/** The unparsed value, or null when nothing was said. */
export function rawValue(question: Question, typed: Typed): unknown {
  const field = (name: string) => typed[name]?.[0]?.trim() || null;
  const id = question.id;
  switch (question.kind) {
    case "choices": {
      const chosen = typed[id]?.filter((option) => option !== notKnownValue);
      return chosen?.length ? [...new Set(chosen)] : null;
    }
    case "choice":
      return field(id) === notKnownValue ? null : field(id);
    case "moment": {
      const [date, time] = [field(`${id}.date`), field(`${id}.time`)];
      if (date === null && time === null) return null;
      const zone = field(`${id}.zone`) ?? "Etc/UTC";
      const isApproximate = field(`${id}.approximate`) !== null;
      return { date, time, zone, isApproximate };
    }
    case "place": {
      const zip = field(`${id}.zip`)?.replace(/^(\d{5})-?\d{4}$/, "$1") ?? null;
      const state = field(`${id}.state`);
      if (zip === null && state === null) return null;
      return { zip, countyFips: field(`${id}.county`), state };
    }
    case "review":
      return reviewIn(id, typed);
    case "sites":
      return sitesIn(id, typed);
    case "line":
    case "text":
    case "email":
    case "phone":
    case "country":
      return field(id);
  }
}

/**
 * Row 0 is always empty: it says that the page was seen, also when nothing was recognised. A row is left out when its
 * field was emptied or its box was ticked. Text that differs from what was recognised is a correction.
 */
function reviewIn(id: string, typed: Typed): unknown {
  const keys = typed[`${id}.key`];
  if (keys === undefined) return null;
  return keys.slice(1).map((key, index) => {
    const row = readRowText(key);
    const written = typed[`${id}.value`]?.[index + 1]?.trim() ?? row.value;
    const isDropped =
      written === "" || typed[`${id}.drop`]?.includes(String(index + 1));
    const isCorrected = !isDropped && written !== row.value;
    const choice = isDropped ? "drop" : isCorrected ? "correct" : "keep";
    return { ...row, choice, corrected: isCorrected ? written : null };
  });
}

/** A row with nothing in it does not count. */
function sitesIn(id: string, typed: Typed): unknown {
  const at = (piece: string, row: number) =>
    typed[`${id}.${piece}`]?.[row]?.trim() || null;
  const rowCount = Math.max(
    ...sitePieces.map((piece) => typed[`${id}.${piece}`]?.length ?? 0),
  );
  const rows = Array.from({ length: rowCount }, (_, row) =>
    settled(
      Object.fromEntries(sitePieces.map((piece) => [piece, at(piece, row)])),
    ),
  ).filter(
    (row, index) =>
      !typed[`${id}.drop`]?.includes(String(index)) &&
      Object.values(row).some((said) => said !== null),
  );
  return rows.length > 0 ? rows : null;
}

/** A territory chosen among the countries is a state of the United States. */
function settled(row: Record<string, string | null>) {
  const { country } = row;
  return country && isTerritory(country)
    ? { ...row, country: null, state: row.zip ? row.state : country }
    : row;
}

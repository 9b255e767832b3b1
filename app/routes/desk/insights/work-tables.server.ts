import { count, text } from "./cells.ts";
import { share } from "./span-words.ts";
import type { Cell, Showing, TableShown } from "./table-shown.ts";

export function promisesTable({
  figures: { promises, units },
  to,
}: Showing): TableShown {
  const own = promises.filter(({ isThis }) => isThis);
  const ids = [...new Set(own.map(({ unitId }) => unitId))];
  const sum = (unitId: string, kind: string) =>
    own
      .filter((each) => each.unitId === unitId && each.kind === kind)
      .reduce(
        (all, each) => ({
          late: all.late + each.late,
          count: all.count + each.count,
        }),
        { late: 0, count: 0 },
      );
  const cellsOf = (unitId: string, kind: "accept" | "first-answer"): Cell[] => {
    const { late, count: given } = sum(unitId, kind);
    const figure = kind === "accept" ? "late-accept" : "late-answer";
    return [
      text(String(given)),
      { ...count(late, to(figure, unitId)), isLate: late > 0 },
    ];
  };
  return {
    ...{ id: "promises", title: "Promises, by unit" },
    columns: ["Unit", "To accept", "Late", "To answer", "Late"],
    rows: ids
      .map((unitId) => ({
        ...{ key: unitId, name: units[unitId] ?? unitId },
        cells: [
          ...cellsOf(unitId, "accept"),
          ...cellsOf(unitId, "first-answer"),
        ],
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

export function misroutesTable({
  figures: { misroutes, units },
  to,
}: Showing): TableShown {
  const before = (unitId: string, ruleId: string) =>
    misroutes.find(
      (each) =>
        !each.isThis && each.unitId === unitId && each.ruleId === ruleId,
    );
  const gone = misroutes.filter(({ isThis, away }) => isThis && away > 0);
  return {
    ...{ id: "misroutes", title: "Misroutes, by unit and rule" },
    columns: ["Unit", "Rule", "Offered", "Given away", "Share", "Before"],
    rows: gone
      .sort((a, b) => b.away - a.away)
      .map(({ unitId, ruleId, count: offered, away }) => {
        const then = before(unitId, ruleId);
        const key = `${unitId}.${ruleId}`;
        return {
          ...{ key, name: units[unitId] ?? unitId },
          cells: [
            text(ruleId),
            text(String(offered)),
            count(away, to("misroute", key)),
            text(share(away, offered)),
            text(then ? share(then.away, then.count) : "–"),
          ],
        };
      }),
  };
}

export function loadTable({
  figures: { load, units },
  to,
}: Showing): TableShown {
  const rows = load.map((each) => ({
    ...each,
    unit: units[each.unitId] ?? each.unitId,
  }));
  const order = (a: (typeof rows)[number], b: (typeof rows)[number]) =>
    a.unit === b.unit ? b.count - a.count : a.unit < b.unit ? -1 : 1;
  return {
    ...{ id: "load", title: "Open now, by unit and person" },
    columns: ["Unit", "Who", "Open", "Overdue"],
    rows: rows
      .sort(order)
      .map(({ unitId, unit, responderId, name, count: open, overdue }) => {
        const key = `${unitId}.${responderId ?? "nobody"}`;
        return {
          ...{ key, name: unit },
          cells: [
            text(name ?? "Nobody yet"),
            count(open, to("open", key)),
            { ...count(overdue, to("overdue", key)), isLate: overdue > 0 },
          ],
        };
      }),
  };
}

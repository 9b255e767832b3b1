/**
 * The floors of the house: which room stands on which, and that no import leads up. `npm test` runs it; it prints the table,
 * and `--dot` the picture for Graphviz.
 */
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { cruise } from "dependency-cruiser";
import { main, projectFolder } from "./prepare.mjs";

/** Rooms of app/domain, the lowest floor first. A room imports only from floors below its own, types included. */
export const floors = [
  ["vault", "refusal.ts"],
  ["vocabulary"],
  ["audit", "clock", "identity", "indicator"],
  ["form", "access", "unit-key"],
  ["facts", "responder", "hand-over", "search"],
  ["triage", "routing", "advice", "deadline", "follow", "people"],
  ["directory", "severity", "task"],
  ["answers"],
  ["correspondence", "reveal"],
  ["closure", "lost-code", "on-call"],
  ["evidence"],
  ["receipt", "report"],
  ["desk", "insight"],
];

/** Files of which each reaches each other by imports, types included. Three may; more are a knot. */
const mostInCircle = 3;

const domain = (rooms) => `^app/domain/(${rooms.join("|")})(/|$)`;

const rules = [
  ...floors.map((rooms, at) => ({
    name: `floor ${at + 1} (${rooms.join(" · ")})`,
    comment:
      at === 0
        ? "imports from no floor"
        : `imports only from floors 1 to ${at}`,
    from: { path: domain(rooms) },
    to: {
      path: domain(floors.slice(at).flat()),
      pathNot: "^app/domain/$1(/|$)",
    },
  })),
  {
    name: "domain",
    comment: "knows neither pages nor processes",
    from: { path: "^app/domain/" },
    to: {
      path: "^app/(routes|components|server|jobs|browser)/|node_modules/(react|react-dom|remix|@remix-run)/",
    },
  },
  {
    name: "components",
    comment: "know neither routes nor server",
    from: { path: "^app/components/" },
    to: { path: "^app/(routes|server)/" },
  },
  {
    name: "public pages",
    comment: "know nothing of the desk",
    from: { path: "^app/(routes|components)/public/" },
    to: { path: "^app/(routes|components|domain)/desk/" },
  },
  {
    name: "desk pages",
    comment: "know nothing of public pages",
    from: { path: "^app/(routes|components)/desk/" },
    to: { path: "^app/(routes|components)/public/" },
  },
  {
    name: "schema",
    comment: "takes its closed lists from the vocabulary, and nothing else",
    from: { path: "^db/schema/" },
    to: {
      path: "^app/(?!domain/vocabulary/)",
      dependencyTypesNot: ["type-only"],
    },
  },
];

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename)
  await main(async () => {
    process.chdir(projectFolder);
    const modules = await readImports();
    if (process.argv.includes("--dot")) return console.log(picture(modules));
    console.log(table(modules));
    const faults = [
      ...unplaced(),
      ...modules.flatMap(({ source, dependencies }) =>
        dependencies.flatMap((each) => broken(source, each)),
      ),
      ...knots(modules),
    ];
    for (const fault of faults) console.error(fault);
    if (faults.length > 0) throw new Error("The house is not in order.");
    console.log(
      `No upward arrow, and no circle of more than ${mostInCircle} files.`,
    );
  });

async function readImports() {
  const { output } = await cruise(
    ["app", "db", "emails"],
    {
      ruleSet: {
        forbidden: rules.map((rule) => ({ ...rule, severity: "error" })),
      },
      validate: true,
      // Types too, told apart from values.
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: "\\.test\\.tsx?$|/testing/" },
    },
    { extensions: [".ts", ".tsx"], conditionNames: ["import", "default"] },
  );
  return output.modules;
}

/** "floor 5 (facts · responder) imports only from floors 1 to 4: … → …". */
function broken(source, { resolved, rules: found = [] }) {
  return found.map(({ name }) => {
    const { comment } = rules.find((rule) => rule.name === name);
    return `${name} ${comment}: ${source} → ${resolved}`;
  });
}

/** A room without a floor would import, and be imported, as it likes. */
function unplaced() {
  const found = readdirSync("app/domain");
  const known = floors.flat();
  return [
    ...found
      .filter((room) => !known.includes(room))
      .map((room) => `app/domain/${room} stands on no floor of bin/floors.mjs`),
    ...known
      .filter((room) => !found.includes(room))
      .map((room) => `app/domain/${room} has a floor, and is not there`),
  ];
}

function roomOf(file) {
  const [, room] = /^app\/domain\/([^/]+)/.exec(file) ?? [];
  return room;
}

/** Room → rooms that it imports from, in the order of the floors; in brackets where only types are taken. */
function arrows(modules) {
  const found = new Map(floors.flat().map((room) => [room, new Map()]));
  for (const { source, dependencies } of modules)
    for (const { resolved, dependencyTypes } of dependencies) {
      const [from, to] = [found.get(roomOf(source)), roomOf(resolved)];
      if (!from || !to || to === roomOf(source)) continue;
      const isType = dependencyTypes.includes("type-only");
      from.set(to, (from.get(to) ?? true) && isType);
    }
  return found;
}

function table(modules) {
  const all = arrows(modules);
  const rows = floors.flatMap((rooms, at) =>
    rooms.map((room) => {
      const taken = all.get(room) ?? new Map();
      const names = floors
        .flat()
        .filter((each) => taken.has(each))
        .map((each) => (taken.get(each) ? `(${each})` : each));
      return [room, String(at + 1), names.join(" ") || "-"];
    }),
  );
  return [["room", "floor", "imports from (types alone)"], ...rows.reverse()]
    .map(([room, floor, from]) => room.padEnd(16) + floor.padEnd(7) + from)
    .join("\n");
}

/** For `dot -Tsvg`: rooms of a floor side by side, dashed arrows for types alone. */
function picture(modules) {
  const lines = floors.map(
    (rooms) => `{ rank=same; ${rooms.map((room) => `"${room}"`).join("; ")} }`,
  );
  for (const [from, taken] of arrows(modules))
    for (const [to, isType] of taken)
      lines.push(`"${from}" -> "${to}"${isType ? " [style=dashed]" : ""}`);
  return `digraph floors {\nnode [shape=box]\n${lines.join("\n")}\n}`;
}

/** Circles of files that are too large, by Tarjan's strongly connected components. */
function knots(modules) {
  const next = new Map(
    modules.map(({ source, dependencies }) => [
      source,
      dependencies.map(({ resolved }) => resolved),
    ]),
  );
  const seen = new Map();
  const stack = [];
  const circles = [];
  const visit = (file) => {
    const mark = { at: seen.size, low: seen.size, isOpen: true };
    seen.set(file, mark);
    stack.push(file);
    for (const to of next.get(file) ?? []) {
      const other = seen.get(to) ?? visit(to);
      if (other.isOpen) mark.low = Math.min(mark.low, other.low);
    }
    if (mark.low === mark.at) {
      const circle = stack.splice(stack.indexOf(file));
      for (const each of circle) seen.get(each).isOpen = false;
      circles.push(circle);
    }
    return mark;
  };
  for (const file of next.keys()) if (!seen.has(file)) visit(file);
  return circles
    .filter(({ length }) => length > mostInCircle)
    .map((circle) => `a circle of ${circle.length}: ${circle.join(" ↔ ")}`);
}

#!/usr/bin/env node
/**
 * Verifies a file of the history that an auditor saved at the desk, with nothing but Node.js and this file:
 *
 *   node verify-history-export.mjs landline-history.jsonl [--keys jwks.json] [--line "landline-checkpoint. …"]
 *
 * --keys: the portal's public keys, from /.well-known/jwks.json, best kept earlier or fetched from another network.
 * --line: a checkpoint's line that was kept elsewhere.
 * What is checked, and what it proves: docs/verify-an-export.md. Exit code 0: everything checked holds; 1: something does
 * not; 2: it cannot be read.
 */
import {
  createHash,
  createPublicKey,
  verify as verifySignature,
} from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const form = "landline-history-1";
const zeros = "0".repeat(64);
const mostFaults = 50;

/** @typedef {{ faults: string[], lines: number, events: number, chains: number, isWhole: boolean, checkpoints: number, isSigned: boolean | null, hasLine: boolean | null }} Result */

/**
 * @param {AsyncIterable<string>} source Lines without their ends.
 * @param {{ keys?: { kid: string, x: string }[] | null, line?: string | null }} options
 * @returns {Promise<Result>}
 */
export async function verifyExport(
  source,
  { keys = null, line: kept = null } = {},
) {
  const file = newFile();
  for await (const text of source) readLine(file, text);
  if (file.lines === 0) fault(file, "The file is empty.");
  checkHeads(file);
  const isSigned = checkEnd(file, keys);
  const hasLine =
    kept === null ? null : checkKept(file, kept.replace(/\s+/g, ""));
  const { faults, lines, events, chains, isWhole } = file;
  const checkpoints = file.checkpoints.length;
  return {
    faults,
    lines,
    events,
    chains: chains.size,
    isWhole,
    checkpoints,
    isSigned,
    hasLine,
  };
}

function newFile() {
  return {
    /** @type {string[]} */
    faults: [],
    digest: createHash("sha256"),
    lines: 0,
    events: 0,
    isWhole: false,
    exportId: "",
    stage: "export",
    chains: new Set(),
    /** Links to compare later ones with, by "subject position": of the whole history those that a checkpoint names, of a part all. */
    links: new Map(),
    named: new Set(),
    last: null,
    checkpoints: [],
    heads: [],
    end: null,
  };
}

function fault(file, words) {
  if (file.faults.length < mostFaults) file.faults.push(words);
}

const stages = ["export", "checkpoint", "head", "event", "end"];

function readLine(file, text) {
  if (file.end)
    return fault(
      file,
      `Line ${file.lines + 2}: there is a line after the last one.`,
    );
  let record;
  try {
    record = JSON.parse(text);
  } catch {
    return fault(
      file,
      `Line ${file.lines + 1} is no JSON: it was changed, or the file was cut there.`,
    );
  }
  const kind = stages.find((each) => each in record);
  if (!kind)
    return fault(file, `Line ${file.lines + 1} is of no kind that there is.`);
  if (record.line !== file.lines + 1)
    fault(
      file,
      `Line ${file.lines + 1} says that it is line ${record.line}: lines were cut, put in or moved.`,
    );
  if (stages.indexOf(kind) < stages.indexOf(file.stage))
    fault(
      file,
      `Line ${file.lines + 1} stands behind what comes after it: lines were moved.`,
    );
  file.stage = kind;
  if (kind === "end") {
    file.end = record.end;
    return;
  }
  file.lines += 1;
  file.digest.update(`${text}\n`);
  readers[kind](file, record[kind]);
}

const readers = {
  export(file, { form: written, isWhole, exportId }) {
    if (file.lines !== 1)
      fault(file, `Line ${file.lines}: a second beginning.`);
    if (written !== form)
      fault(
        file,
        `The file is of the form ${written}, which this program does not know.`,
      );
    file.isWhole = isWhole === true;
    file.exportId = exportId;
  },
  event: readEvent,
  checkpoint(file, line) {
    readCheckpoint(file, String(line));
  },
  head(file, head) {
    file.heads.push(head);
    file.named.add(`${head.subjectId} ${head.length}`);
  },
};

function readEvent(file, event) {
  file.events += 1;
  const { subjectId, position, hash, previousHash } = event;
  const where = `line ${file.lines}, ${event.chain}, position ${position}`;
  if (hashOf(event) !== hash)
    fault(
      file,
      `At ${where}: the act is not what its hash covers: it was changed.`,
    );
  if (position === 1 && previousHash !== zeros)
    fault(
      file,
      `At ${where}: the first act of a chain points back to another.`,
    );
  file.chains.add(subjectId);
  if (file.isWhole) inOrder(file, event, where);
  else besideOthers(file, event, where);
  const link = `${subjectId} ${position}`;
  if (!file.isWhole || file.named.has(link))
    file.links.set(link, { hash, previousHash });
  file.last = event;
}

/** Of the whole history nothing is missing between two acts of a chain. */
function inOrder(file, { subjectId, position, previousHash }, where) {
  const { last } = file;
  const isSame = last?.subjectId === subjectId;
  if (last && !isSame && subjectId < last.subjectId)
    fault(
      file,
      `At ${where}: chains stand in another order: lines were moved.`,
    );
  const expected = isSame ? last.position + 1 : 1;
  if (position !== expected)
    fault(
      file,
      `At ${where}: position ${expected} should stand here: acts were cut, put in or moved.`,
    );
  else if (isSame && last.hash !== previousHash)
    fault(file, `At ${where}: it does not follow the act before it.`);
}

/** Of a part, whatever stands side by side in a chain fits together. */
function besideOthers(
  file,
  { subjectId, position, hash, previousHash },
  where,
) {
  const at = (place) => file.links.get(`${subjectId} ${place}`);
  if (at(position)) fault(file, `At ${where}: the act is there twice.`);
  const before = at(position - 1);
  const next = at(position + 1);
  if (before && before.hash !== previousHash)
    fault(file, `At ${where}: it does not follow the act before it.`);
  if (next && next.previousHash !== hash)
    fault(file, `At ${where}: the act after it does not follow it.`);
}

/** As the database computes it: JSON with sorted keys of these eight. */
function hashOf(event) {
  const { chain, position, type, at, actor, detail, previousHash } = event;
  const reportId = typedId(event) ?? event.reportId;
  const text = canonical([
    ...[chain, position, reportId, type, at, actor, detail, previousHash],
  ]);
  return createHash("sha256").update(text).digest("hex");
}

/** In some of the oldest chains the id was typed in capitals, and so it is hashed. */
function typedId({ chain, reportId }) {
  const typed = chain.slice(chain.indexOf(":") + 1);
  const isTyped = typed !== typed.toLowerCase();
  return isTyped && typed.toLowerCase() === reportId ? typed : null;
}

function canonical(value) {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}

const hash43 = "[\\w-]{43}";
const pattern = new RegExp(
  `^landline-checkpoint\\.([1-9]\\d{0,8})\\.([\\dTZ:-]{20})\\.(\\d{1,15})\\.(\\d{1,15})\\.(${hash43})\\.(${hash43})\\.(${hash43})\\.(${hash43})\\.(${hash43})\\.([\\w-]{86})$`,
);

function parseCheckpoint(line) {
  const match = pattern.exec(line);
  if (!match) return null;
  const [, number, , , , root, changes, previous, key, nextKey, signature] =
    match;
  return {
    line,
    number: Number(number),
    root,
    changes,
    previous,
    key,
    nextKey,
    signature,
  };
}

function readCheckpoint(file, line) {
  const checkpoint = parseCheckpoint(line);
  const where = `Line ${file.lines}`;
  if (!checkpoint)
    return fault(file, `${where}: that is no line of a checkpoint.`);
  const { number, key, previous } = checkpoint;
  const before = file.checkpoints.at(-1);
  if (!isSigned(checkpoint))
    fault(file, `${where}: the signature of checkpoint ${number} is wrong.`);
  if (before && number !== before.number + 1)
    fault(file, `${where}: checkpoint ${before.number + 1} should stand here.`);
  if (before && previous !== sha256Base64(before.line))
    fault(file, `${where}: checkpoint ${number} does not hold the one before.`);
  if (before && key !== before.nextKey)
    fault(
      file,
      `${where}: checkpoint ${number} is signed by another key than the one before named.`,
    );
  if (!before && number !== 1)
    fault(file, `${where}: checkpoint 1 should stand here.`);
  file.checkpoints.push(checkpoint);
}

function isSigned({ line, key, signature }) {
  const text = line.slice(0, line.lastIndexOf("."));
  return isSignedBy(key, text, signature);
}

function isSignedBy(x, text, signature) {
  try {
    const key = createPublicKey({
      key: { kty: "OKP", crv: "Ed25519", x },
      format: "jwk",
    });
    return verifySignature(
      null,
      Buffer.from(text),
      key,
      Buffer.from(signature, "base64url"),
    );
  } catch {
    return false;
  }
}

function sha256Base64(text) {
  return createHash("sha256").update(text).digest("base64url");
}

/** What the checkpoints found, against their lines and against the acts: of the whole history alone. */
function checkHeads(file) {
  if (!file.isWhole) return;
  const byNumber = new Map(
    file.checkpoints.map(({ number }) => [number, createHash("sha256")]),
  );
  const newest = file.checkpoints.at(-1);
  const root = createHash("sha256");
  let before = null;
  for (const head of [...file.heads, null]) {
    if (before && before.subjectId !== head?.subjectId && before.length > 0)
      root.update(headText(before));
    if (head === null) break;
    if (
      before &&
      `${head.subjectId} ${pad(head.number)}` <=
        `${before.subjectId} ${pad(before.number)}`
    )
      fault(
        file,
        `The head of ${head.subjectId} at checkpoint ${head.number} stands in another place: lines were moved.`,
      );
    byNumber.get(head.number)?.update(headText(head));
    checkHead(file, head);
    before = head;
  }
  for (const { number, changes } of file.checkpoints)
    if (byNumber.get(number)?.digest("base64url") !== changes)
      fault(
        file,
        `The heads of checkpoint ${number} are not those that it signed: some were cut, put in or changed.`,
      );
  if (newest && root.digest("base64url") !== newest.root)
    fault(
      file,
      `The heads up to checkpoint ${newest.number} are not all that it signed.`,
    );
}

const pad = (number) => String(number).padStart(9, "0");

function headText({ subject, subjectId, length, hash }) {
  return `${subject} ${subjectId} ${length} ${hash}\n`;
}

function checkHead(file, { subjectId, number, length, hash }) {
  if (length === 0) return;
  const link = file.links.get(`${subjectId} ${length}`);
  if (!link)
    fault(
      file,
      `The chain ${subjectId} had ${length} acts at checkpoint ${number}, and has fewer here: it was cut.`,
    );
  else if (link.hash !== hash)
    fault(
      file,
      `The chain ${subjectId}, position ${length}, is not what checkpoint ${number} saw.`,
    );
}

/** Null where there are no keys to check it by. */
function checkEnd(file, keys) {
  const { end } = file;
  if (!end) {
    fault(file, "The last line is missing: the file was cut.");
    return false;
  }
  const digest = file.digest.digest("hex");
  if (end.lines !== file.lines || end.events !== file.events)
    fault(
      file,
      `The last line says ${end.lines} lines and ${end.events} acts; there are ${file.lines} and ${file.events}.`,
    );
  if (end.sha256 !== digest)
    fault(
      file,
      "The lines are not those over which the last line was written.",
    );
  if (end.exportId !== file.exportId)
    fault(file, "The last line belongs to another file.");
  const [head = "", body = "", signature = ""] = String(end.jws).split(".");
  const signed = jsonOf(body);
  const { kid, typ } = jsonOf(head);
  for (const name of ["form", "exportId", "at", "lines", "events", "sha256"])
    if (signed[name] !== end[name])
      fault(file, `The last line is not what was signed: ${name}.`);
  if (typ !== "landline-history-export+jws")
    fault(
      file,
      "The signature is of something else than a file of the history.",
    );
  if (!keys) return null;
  const key = keys.find((each) => each.kid === kid);
  const isRight = Boolean(
    key && isSignedBy(key.x, `${head}.${body}`, signature),
  );
  if (!key)
    fault(
      file,
      `The file was signed by a key that is not among those given: ${kid}.`,
    );
  else if (!isRight)
    fault(
      file,
      "The signature is wrong: the file was changed, or is none of this portal's.",
    );
  return isRight;
}

function jsonOf(part) {
  try {
    return Object(JSON.parse(Buffer.from(part, "base64url").toString("utf8")));
  } catch {
    return {};
  }
}

/** Whoever kept the line knows that nothing it covers was changed, if it is among those of the file. */
function checkKept(file, line) {
  const kept = parseCheckpoint(line);
  if (!kept || !isSigned(kept)) {
    fault(
      file,
      "The line given is no signed line of a checkpoint: it was copied with a mistake.",
    );
    return false;
  }
  const isThere = file.checkpoints.some((each) => each.line === line);
  if (!isThere)
    fault(
      file,
      `Checkpoint ${kept.number} of the file is another than the line given: the history was written anew.`,
    );
  return isThere;
}

/** @param {Result} result */
export function sayResult({
  faults,
  lines,
  events,
  chains,
  isWhole,
  checkpoints,
  isSigned,
  hasLine,
}) {
  const said = [
    `${lines} lines: ${events} acts in ${chains} chains, ${checkpoints} checkpoints. ${isWhole ? "The whole history." : "A part of the history, as its filters say."}`,
    ...faults.map((each) => `NOT RIGHT: ${each}`),
  ];
  if (faults.length > 0) return said.join("\n");
  said.push(
    "Every act is what its hash covers, and every link between two acts that are here holds.",
  );
  if (!isWhole)
    said.push(
      "Not shown: what the filters left out, and whether something that fits is missing, beyond the signature of the portal.",
    );
  said.push(
    isSigned
      ? "The portal signed these lines: none was changed, cut, put in or moved since."
      : "Not shown without --keys: that the portal wrote this file. Whoever can write it anew whole could also compute its hashes anew.",
  );
  said.push(
    hasLine
      ? "It holds the line that was kept: what that line covers was not changed by anybody."
      : "Not shown without --line: that the history was not written anew before it was given out, by whoever holds database and keys.",
  );
  return said.join("\n");
}

async function main([path, ...options]) {
  const valueOf = (name) => {
    const at = options.indexOf(name);
    return at < 0 ? null : (options[at + 1] ?? "");
  };
  if (!path)
    throw new Error(
      "Say which file: node verify-history-export.mjs landline-history.jsonl",
    );
  const keysPath = valueOf("--keys");
  const keys =
    keysPath === null ? null : JSON.parse(readFileSync(keysPath, "utf8")).keys;
  const input = createReadStream(path, "utf8");
  const source = createInterface({ input, crlfDelay: Infinity });
  const result = await verifyExport(source, { keys, line: valueOf("--line") });
  console.log(sayResult(result));
  return result.faults.length > 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  main(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error) => {
      console.error(String(error.message ?? error));
      process.exitCode = 2;
    },
  );

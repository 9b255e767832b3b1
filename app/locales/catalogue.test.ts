import { join, relative } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { projectFolder } from "#db/project.server.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { textsOf } from "./texts.ts";

/** The same in both languages: names, and words that Spanish shares. */
const alike = new Set([
  "Error: 3",
  "Error: ",
  "Arizona (Phoenix)",
  "Alaska (Anchorage)",
  "Puerto Rico",
  "Guam",
  "UTC",
  "CISA",
  "FBI",
  "Nuclear",
]);

test("nothing in Spanish was left in English", () => {
  const spanish = new Map(textsOf(es).map(({ key, text }) => [key, text]));
  const leftOver = textsOf(en)
    .filter(({ key, text }) => spanish.get(key) === text)
    .filter(({ text }) => /\p{L}{3}/u.test(text) && !alike.has(text))
    .map(({ key, text }) => `${key}: ${text}`);
  expect(leftOver).toEqual([]);
});

// It reads the whole house: twenty seconds, and more on a machine that is busy.
test("every word of the catalogue is reached by a page, a mail or a paper", () => {
  expect(unreached()).toEqual([]);
}, 300_000);

/**
 * Keys that no source file reaches, by the types: `t.a.b`, `const { b } = t.a`, and `t.a[id]` where the type of `id` lists b.
 * What is handed on whole to something that does not know its keys counts as reached. Objects with a declared type, such
 * as the questions, are complete and closed by that type.
 */
function unreached(): string[] {
  const program = programOf();
  const checker = program.getTypeChecker();
  const isWords = (node: ts.Node) =>
    relative(projectFolder, node.getSourceFile().fileName).startsWith(
      "app/locales/en/",
    );
  const reached = new Set<ts.Node>();
  const mark = (symbol: ts.Symbol | undefined) =>
    symbol?.declarations?.forEach((each) => reached.add(each));
  const markAll = (type: ts.Type) => {
    for (const symbol of type.getProperties()) {
      if (!symbol.declarations?.some(isWords)) continue;
      mark(symbol);
      markAll(checker.getTypeOfSymbol(symbol));
    }
  };
  const visit = (node: ts.Node) => {
    if (ts.isPropertyAccessExpression(node))
      mark(checker.getSymbolAtLocation(node.name));
    if (ts.isBindingElement(node) && !node.dotDotDotToken) {
      const name = node.propertyName ?? node.name;
      const from = checker.getTypeAtLocation(node.parent);
      if (ts.isIdentifier(name)) mark(from.getProperty(name.text));
    }
    if (ts.isElementAccessExpression(node)) {
      const from = checker.getTypeAtLocation(node.expression);
      const at = checker.getTypeAtLocation(node.argumentExpression);
      const keys = at.isUnion() ? at.types : [at];
      if (keys.every((key) => key.isStringLiteral()))
        for (const key of keys) mark(from.getProperty(key.value));
      else markAll(from);
    }
    const whole = handedOn(node, checker);
    if (whole) markAll(checker.getTypeAtLocation(whole));
    ts.forEachChild(node, visit);
  };
  const files = program
    .getSourceFiles()
    .filter(({ fileName }) => !fileName.includes("node_modules"));
  for (const file of files)
    if (!file.fileName.includes("/app/locales/e")) visit(file);
  return files.filter(isWords).flatMap((file) => leavesIn(file, reached));
}

/** An object of words where its keys are no longer known one by one. */
function handedOn(node: ts.Node, checker: ts.TypeChecker): ts.Node | null {
  if (ts.isSpreadAssignment(node) || ts.isJsxSpreadAttribute(node))
    return node.expression;
  if (!ts.isPropertyAccessExpression(node) && !ts.isIdentifier(node))
    return null;
  const takesAll = /^(?:Object\.(?:entries|values)|JSON\.stringify)$/;
  const { parent } = node;
  // Types of several objects of one shape are taken for one.
  if (ts.isArrayLiteralExpression(parent) || ts.isConditionalExpression(parent))
    return node;
  if (ts.isCallExpression(parent) && takesAll.test(parent.expression.getText()))
    return node;
  const wanted = checker.getContextualType(node);
  return wanted?.getStringIndexType() ? node : null;
}

/** Of objects without a declared type; one that is reached as text, or not reached at all, is named once. */
function leavesIn(file: ts.SourceFile, reached: Set<ts.Node>): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node, path: string) => {
    if (ts.isVariableDeclaration(node)) {
      if (!node.type && node.initializer)
        visit(node.initializer, node.name.getText());
    } else if (ts.isPropertyAssignment(node)) {
      const own = `${path}.${node.name.getText()}`;
      if (reached.has(node)) visit(node.initializer, own);
      else found.push(own);
    } else if (ts.isShorthandPropertyAssignment(node)) {
      if (!reached.has(node)) found.push(`${path}.${node.name.getText()}`);
    } else if (!ts.isFunctionLike(node))
      ts.forEachChild(node, (child) => visit(child, path));
  };
  visit(file, "");
  return found;
}

function programOf(): ts.Program {
  const config = ts.readConfigFile(
    join(projectFolder, "tsconfig.json"),
    ts.sys.readFile,
  );
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    config.config,
    ts.sys,
    projectFolder,
  );
  const speaking = fileNames.filter(
    (name) => !/\/(?:e2e|bin|db)\/|\.test\.tsx?$/.test(name),
  );
  return ts.createProgram(speaking, options);
}

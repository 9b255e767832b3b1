import drizzle from "eslint-plugin-drizzle";
import jsxA11y from "eslint-plugin-jsx-a11y";
import playwright from "eslint-plugin-playwright";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { builtinRules } from "eslint/use-at-your-own-risk";

/** What few may import, as patterns of `no-restricted-imports`, each with its reason. Who imports whom: bin/floors.mjs. */
const cryptography = {
  // SHA-256 alone of @noble/hashes: a checksum where the vault cannot be, which keeps no secret.
  regex:
    "^(?:sodium-native|node:crypto|crypto|jose)$|^@noble/(?!hashes/(?:sha2|utils)\\.js$)",
  message: "Cryptography lives in app/domain/vault alone.",
};
const tests = {
  regex: "^vitest$|db/testing/|^#e2e/",
  message: "Only tests import what is for tests.",
};

const imports = (...patterns) => ({
  "no-restricted-imports": ["error", { patterns }],
});

/** Where a file or a function is split. Of a file every line counts; of a function neither blank lines nor comments. */
const mostLines = {
  file: 250,
  /** Lists of words, and nothing else. */
  catalogue: 300,
  testFile: 550,
  /** A loader and an action too. */
  function: 40,
  component: 150,
};
const fileOf = (max) => ({ "max-lines": ["error", { max }] });
const functionOf = (max) => [
  "error",
  { max, skipBlankLines: true, skipComments: true },
];

/** ESLint's own rule, without the components: those have a limit of their own. */
const size = {
  rules: {
    function: {
      ...builtinRules.get("max-lines-per-function"),
      create: (context) => {
        const report = (found) =>
          /'[A-Z]/.test(found.data.name) || context.report(found);
        const seen = Object.create(context, { report: { value: report } });
        return builtinRules.get("max-lines-per-function").create(seen);
      },
    },
  },
};

/** Functions that are longer still. Nothing is added here: what is split leaves it. */
const stillTooLong = ["app/browser/autosave.ts", "app/browser/upload-row.ts"];

const testFiles = ["**/*.test.{ts,tsx}", "**/testing/**", "e2e/**"];

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      "build/",
      ".landline/",
      ".cache/",
      "test-results/",
    ],
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.base],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { drizzle },
    rules: {
      "@typescript-eslint/consistent-type-assertions": [
        "error",
        { assertionStyle: "never" },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": [
        "error",
        // React ignores what an event handler returns.
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "drizzle/enforce-delete-with-where": [
        "error",
        { drizzleObjectName: ["db", "tx", "owner"] },
      ],
      "drizzle/enforce-update-with-where": [
        "error",
        { drizzleObjectName: ["db", "tx", "owner"] },
      ],
      ...imports(cryptography),
    },
  },
  {
    files: ["app/**/*.{ts,tsx}", "db/**/*.ts", "emails/**/*.{ts,tsx}"],
    ignores: testFiles,
    rules: imports(cryptography, tests),
  },
  {
    // The reference is loaded whole: what its files no longer hold goes.
    files: ["db/reference/**/*.ts"],
    rules: { "drizzle/enforce-delete-with-where": "off" },
  },
  {
    files: ["app/domain/vault/**/*.ts"],
    ignores: testFiles,
    rules: imports(tests),
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: testFiles,
    plugins: { size },
    rules: {
      ...fileOf(mostLines.file),
      "max-lines-per-function": functionOf(mostLines.component),
      "size/function": functionOf(mostLines.function),
    },
  },
  {
    // db/testing too: every test stands on it.
    files: ["db/**/*.ts"],
    ignores: ["**/*.test.ts"],
    plugins: { size },
    rules: {
      ...fileOf(mostLines.file),
      "size/function": functionOf(mostLines.function),
    },
  },
  { files: ["app/locales/{en,es}/**"], rules: fileOf(mostLines.catalogue) },
  { files: ["app/**/*.test.{ts,tsx}"], rules: fileOf(mostLines.testFile) },
  ...stillTooLong.map((file) => ({
    files: [file],
    rules: { "size/function": "off" },
  })),
  {
    files: ["app/**/*.tsx"],
    extends: [jsxA11y.flatConfigs.recommended],
    rules: {
      // What scrolls must be reachable by keyboard: a wide table stands in such a region.
      "jsx-a11y/no-noninteractive-tabindex": [
        "error",
        { tags: ["section"], roles: ["region"], allowExpressionValues: true },
      ],
    },
  },
  {
    files: ["app/components/desk/**", "app/routes/desk/**", "app/root.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
    },
  },
  {
    files: ["e2e/**/*.ts"],
    plugins: { playwright },
    rules: {
      "playwright/expect-expect": "error",
      "playwright/no-networkidle": "error",
      "playwright/no-skipped-test": "error",
      "playwright/no-wait-for-timeout": "error",
      "playwright/missing-playwright-await": "error",
    },
  },
);

import drizzle from "eslint-plugin-drizzle";
import jsxA11y from "eslint-plugin-jsx-a11y";
import playwright from "eslint-plugin-playwright";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** What a room may not import, as patterns of `no-restricted-imports`, each with its reason. */
const cryptography = {
  // SHA-256 alone of @noble/hashes: a checksum where the vault cannot be, which keeps no secret.
  regex:
    "^(?:sodium-native|node:crypto|crypto|jose)$|^@noble/(?!hashes/(?:sha2|utils)\\.js$)",
  message: "Cryptography lives in app/domain/vault alone.",
};
const aboveTheDomain = {
  regex:
    "^(?:react(?:-dom)?(?:/|$)|@remix-run/|(?:#app|(?:\\.\\./)+)/?(?:routes|components|server|jobs|browser)/)",
  message:
    "The domain knows neither pages nor processes nor jobs: arrows run routes, jobs, server → domain → db.",
};
const desk = {
  regex: "(?:routes|components)/desk/|/desk/(?!.*\\.css)",
  message: "Public pages import nothing from the desk.",
};
const publicPages = {
  regex: "(?:routes|components)/public/|/public/(?!.*\\.css)",
  message: "The desk imports nothing from public pages.",
};
const tests = {
  regex: "^vitest$|db/testing/|^#e2e/",
  message: "Only tests import what is for tests.",
};

const imports = (...patterns) => ({
  "no-restricted-imports": ["error", { patterns }],
});

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
    files: ["app/domain/**/*.ts"],
    ignores: testFiles,
    rules: {
      ...imports(cryptography, tests, aboveTheDomain),
      "max-lines": ["error", { max: 250 }],
    },
  },
  {
    files: ["app/domain/vault/**/*.ts"],
    ignores: testFiles,
    rules: imports(tests, aboveTheDomain),
  },
  {
    files: ["app/routes/public/**", "app/components/public/**"],
    ignores: testFiles,
    rules: imports(cryptography, tests, desk),
  },
  {
    files: ["app/routes/desk/**", "app/components/desk/**"],
    ignores: testFiles,
    rules: imports(cryptography, tests, publicPages),
  },
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

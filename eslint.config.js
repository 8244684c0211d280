import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      ".ci",
      "node_modules",
      "**/var",
      "**/.observablehq",
      "dashboards/**/*.js",
      "*.config.js",
      ".dependency-cruiser.cjs",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  { files: ["**/*.js"], extends: [tseslint.configs.disableTypeChecked] },
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Numbers and texts of our own go into sentences all the time.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      // The methods in question are closures, or have no `this`.
      "@typescript-eslint/unbound-method": "off",
      // What a function promises is its type, whether or not it waits for something.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/use-unknown-in-catch-callback-variable": "off",
      "@typescript-eslint/no-floating-promises": "error",
    },
  },
  {
    // Tests read what programs write, and may say what they know of it.
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/restrict-plus-operands": "off",
    },
  },
  {
    // Workflow code is replayed: it may depend on nothing but its inputs.
    files: [
      "refresh",
      "ingest",
      "inParallel",
      "journal",
      "messageOf",
      "proxies",
      "purge",
      "scheduledTime",
      "searchAttributes",
      "summarise",
      "types",
      "workflows",
    ].map((name) => `workflows/${name}.ts`),
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["node:*", "**/data/**", "**/transforms/**"], allowTypeImports: true },
            { group: ["@temporalio/client", "@temporalio/worker", "@temporalio/activity"] },
            // `bundle.ts` takes what lies in this folder for all that can be in the bundle.
            { group: ["./*/**"], allowTypeImports: true },
          ],
        },
      ],
      "no-restricted-globals": ["error", "process", "fetch", "performance"],
    },
  },
);

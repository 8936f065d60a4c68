import js from "@eslint/js";
import globals from "globals";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      "dist*/**",
      ".cache/**",
      "src/.observablehq/**",
      "data/**",
      "test/fixtures/**",
      "test/output/**",
      ".private/**"
    ]
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: {globals: {...globals.node, ...globals.browser}},
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", {disallowTypeAnnotations: false}],
      "@typescript-eslint/no-unused-vars": [
        "error",
        {argsIgnorePattern: "^_", varsIgnorePattern: "^_"}
      ],
      "no-console": ["error", {allow: ["warn", "error"]}]
    }
  },
  {files: ["loaders/sample/**", "loaders/site/**", "test/bench/**"], rules: {"no-console": "off"}}
);

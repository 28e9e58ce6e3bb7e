import { HtmlValidate } from 'html-validate';

/** The style of the source is Prettier's. Everything else of the recommended rules holds. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'long-title': 'off',
    // Anchors are the dotted paths of fields.
    'valid-id': ['error', { relaxed: true }],
    // Checkboxes of one name are its several values.
    'form-dup-name': ['error', { shared: ['checkbox', 'radio', 'button', 'reset', 'submit'] }],
    // A table that may be wider than the window is a region that the keyboard scrolls, and no section of the text.
    'prefer-native-element': ['error', { exclude: ['region'] }],
  },
});

/** What is wrong with a page by the HTML standard, the first 20 faults: `line 3: …`. */
export function faultsOfHtml(page: string): string[] {
  const { results } = validator.validateStringSync(page);
  const messages = results.flatMap((result) => result.messages).slice(0, 20);
  return messages.map(({ line, message, ruleId }) => `line ${line}: ${message} (${ruleId})`);
}

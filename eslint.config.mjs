import { readFileSync } from 'node:fs';
import graphql from '@graphql-eslint/eslint-plugin';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** What each kind of project may import. A subgraph never imports a subgraph: domains meet only through federation. */
const depConstraints = [
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:registry', 'type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:registry', 'type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:registry', onlyDependOnLibsWithTags: ['type:subgraph', 'type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:subgraph', onlyDependOnLibsWithTags: ['type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:kit', onlyDependOnLibsWithTags: ['type:kit', 'type:vocabulary'] },
  { sourceTag: 'type:vocabulary', onlyDependOnLibsWithTags: [] },
];

// A kit's test fixture is written as a domain is, against the kit's own front door.
const boundaries = { depConstraints, allowCircularSelfDependency: true };

/** What only types tell: promises that nobody waits for, cases that nobody handles, what is about to go, and `any`. */
const typed = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-deprecated': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-for-in-array': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
  '@typescript-eslint/no-unsafe-argument': 'error',
  '@typescript-eslint/no-unsafe-assignment': 'error',
  '@typescript-eslint/no-unsafe-call': 'error',
  '@typescript-eslint/no-unsafe-member-access': 'error',
  '@typescript-eslint/no-unsafe-return': 'error',
  '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
  '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
  '@typescript-eslint/return-await': ['error', 'in-try-catch'],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',
};

const otherClock =
  'What time it is, is told by "today" of the context alone: an answer that depends on the day must say so, or the gateway keeps it over midnight.';
const sqlClock =
  '/\\b(now|clock_timestamp|statement_timestamp|random)\\s*\\(|\\b(current_(date|time|timestamp)|localtime)/i';

/** What would make an answer depend on more than data and arguments, without anybody being told. */
const clocks = [
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'CallExpression[callee.name="Date"]',
  'MemberExpression[object.name=/^(Date|performance)$/][property.name="now"]',
  'MemberExpression[object.name="Math"][property.name="random"]',
  `Literal[value=${sqlClock}]`,
  `TemplateElement[value.raw=${sqlClock}]`,
];

const noStopwatch =
  'No test judges by the clock: a busy machine is slow, and right all the same. Wait for a state, or compare an order.';

/** How a test would come to know how long something took. */
const stopwatches = [
  'CallExpression[callee.object.name="performance"][callee.property.name="now"]',
  'CallExpression[callee.property.name="hrtime"]',
  'MemberExpression[object.property.name="hrtime"][property.name="bigint"]',
  'BinaryExpression[operator=/^(-|[<>]=?)$/] > CallExpression[callee.object.name="Date"][callee.property.name="now"]',
];

const unreported = [
  // Federation adds types and directives that callers do not see.
  /\b(join|link|requiresScopes)__|\bdirective "/i,
  // Every record has its programs, sections, editions and observations, also a Program, a Section, an Edition and an
  // Observation. A change has the time at which it was made.
  /Field "(programs|sections|editions?|observations|changedAt)" starts with the name of the parent type/,
];

/**
 * What is no record, and has no interface `Node`: a change between two editions, entries of logs, an event of a record, and
 * what a search finds.
 */
const edgesOfOthers = ['EditionChangeEdge', 'AuditEntryEdge', 'WebhookDeliveryEdge', 'EventEdge', 'SearchHitEdge'];

const isEdgeOfOthers = ({ ruleId, line }, lines) => {
  const type = lines.slice(0, line).findLast((text) => text.startsWith('type '));
  return (
    ruleId === '@graphql-eslint/relay-edge-types' && edgesOfOthers.some((edge) => type?.startsWith(`type ${edge}`))
  );
};

const publicSchema = {
  meta: { name: 'public-schema' },
  preprocess: (text) => [text],
  postprocess([messages], file) {
    const lines = readFileSync(file, 'utf8').split('\n');
    return messages.filter(
      (found) => !unreported.some((pattern) => pattern.test(found.message)) && !isEdgeOfOthers(found, lines),
    );
  },
};

const graphqlRules = (rules) =>
  Object.fromEntries(Object.entries(rules).map(([name, options]) => [`@graphql-eslint/${name}`, options]));

const { rules: recommended } = graphql.configs['flat/schema-recommended'];
const [, names] = recommended['@graphql-eslint/naming-convention'];

const schemaRules = graphqlRules({
  'naming-convention': [
    'error',
    { ...names, InputObjectTypeDefinition: { style: 'PascalCase', requiredPattern: /(Filter|Order|Range|Input)$/ } },
  ],
  'require-description': [
    'error',
    { types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true },
  ],
  // Types are written by their owners, whose fields may not have an id of their own: an address, a range.
  'strict-id-in-types': 'off',
  'relay-arguments': 'error',
  'relay-connection-types': 'error',
  // Bounded lists are plain lists.
  'relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
  'relay-page-info': 'error',
  // The outage of one domain must not cost the whole answer.
  'require-nullable-result-in-root': 'error',
});

const operationRules = graphqlRules({
  // Examples are read by people, and cached by nobody.
  'require-selections': 'off',
  // libs/operation-limits limits the depth.
  'selection-set-depth': 'off',
});

const operations = ['libs/subgraphs/*/{examples,parts}/*.graphql'];

const graphqlFiles = {
  plugins: { '@graphql-eslint': graphql },
  languageOptions: {
    parser: graphql.parser,
    parserOptions: { graphQLConfig: { schema: 'supergraph.graphql', documents: operations } },
  },
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/coverage/**', '**/node_modules/**', '.nx/**', '.planning-graph*/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...typed,
      '@nx/enforce-module-boundaries': ['error', boundaries],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 12],
    },
  },
  {
    files: ['**/*.spec.ts'],
    rules: {
      // What Jest matches with, as expect.any(String), is of any type.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      'no-restricted-syntax': ['error', ...stopwatches.map((selector) => ({ selector, message: noStopwatch }))],
    },
  },
  {
    files: [
      'libs/subgraphs/**/*.ts',
      'libs/vocabulary/**/*.ts',
      'libs/subgraph-kit/fixture/**/*.ts',
      'libs/subgraph-kit/src/{connection,definition,entity,loader,schema}/**/*.ts',
    ],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...clocks.map((selector) => ({ selector, message: otherClock }))],
    },
  },
  {
    ...graphqlFiles,
    files: ['supergraph.graphql'],
    processor: publicSchema,
    rules: { ...recommended, ...schemaRules },
  },
  {
    ...graphqlFiles,
    files: operations,
    rules: { ...graphql.configs['flat/operations-recommended'].rules, ...operationRules },
  },
  {
    files: ['libs/subgraphs/*/examples/*.graphql'],
    rules: graphqlRules({ 'match-document-filename': ['error', { query: 'kebab-case' }] }),
  },
);

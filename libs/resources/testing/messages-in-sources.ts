import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../../..');

/** The functions and classes that are called with the message of an error, and which of their arguments it is. */
const messageArguments: Partial<Record<string, number>> = {
  PlanningGraphError: 0,
  InvalidInputError: 0,
  NotFoundError: 0,
  ForbiddenError: 0,
  UnauthenticatedError: 0,
  PlanningRefusedError: 0,
  RequestRefusedError: 1,
  requireFound: 1,
  badRequest: 0,
};

/** Its errors are public if they have a code of the list. */
const libraryError = 'GraphQLError';

/** The table with the messages of the gateway for faults that Fastify finds. */
const messageTable = 'problemMessages';

export interface FoundMessages {
  /** Each with 12 for what differs. */
  messages: string[];
  /** The file and the text of each expression that gives a message and cannot be read here. */
  unread: string[];
}

/**
 * Finds the messages of all errors with a code in the sources of the libraries and of the gateway: those of classes, those
 * that stand beside a code, and those that the gateway has for faults of HTTP. A message that is handed on, as `message` or
 * `error.message`, is found where it is made.
 */
export function messagesInSources(codes: string[]): FoundMessages {
  const found: FoundMessages = { messages: [], unread: [] };
  for (const path of [...sourceFiles('libs'), ...sourceFiles('apps/gateway/src')]) {
    const text = readFileSync(path, 'utf8');
    if (!/Error\(|super\(|badRequest\(|requireFound\(|\bcode: '|problemMessages/.test(text)) continue;
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    for (const node of messageNodes(file, codes)) {
      const texts = textsOf(node);
      if (texts) found.messages.push(...texts);
      else found.unread.push(`${relative(root, path)}: ${node.getText(file)}`);
    }
  }
  return found;
}

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/(^|\/)(dist|testing|node_modules)\/|\.(spec|d)\.ts$/.test(path))
    .map((path) => join(root, folder, path));

/** The expressions in a file that give the message of an error. */
function messageNodes(file: ts.SourceFile, codes: string[]): ts.Expression[] {
  const nodes: (ts.Expression | undefined)[] = [];
  visit(file);
  return nodes.filter((node) => node !== undefined);

  function visit(node: ts.Node): void {
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) nodes.push(messageOfCall(node));
    if (ts.isObjectLiteralExpression(node) && hasCode(node)) nodes.push(valueOf(node, 'message'));
    if (ts.isVariableDeclaration(node) && node.name.getText(file) === messageTable) nodes.push(...valuesOf(node));
    ts.forEachChild(node, visit);
  }

  function messageOfCall(node: ts.NewExpression | ts.CallExpression): ts.Expression | undefined {
    const { expression, arguments: given = [] } = node;
    const name = expression.kind === ts.SyntaxKind.SuperKeyword ? parentOf(node) : expression.getText(file);
    if (name === libraryError) return given[1] && hasCode(given[1]) ? given[0] : undefined;
    const index = messageArguments[name];
    return index === undefined ? undefined : given[index];
  }

  /** Whether an object, or its `extensions`, has one of the codes. */
  function hasCode(node: ts.Node): boolean {
    if (!ts.isObjectLiteralExpression(node)) return false;
    const [code, extensions] = [valueOf(node, 'code'), valueOf(node, 'extensions')];
    if (code && ts.isStringLiteral(code)) return codes.includes(code.text) && code.text !== 'SUBGRAPH_ERROR';
    return extensions !== undefined && hasCode(extensions);
  }
}

/** The name of the class that the class around a node extends. */
function parentOf(node: ts.Node): string {
  const around = ts.findAncestor(node, ts.isClassDeclaration);
  return around?.heritageClauses?.[0]?.types[0]?.expression.getText() ?? '';
}

function valueOf({ properties }: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = properties.find((each) => each.name?.getText() === name);
  if (property && ts.isShorthandPropertyAssignment(property)) return property.name;
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

/** The values of a table. */
const valuesOf = ({ initializer }: ts.VariableDeclaration): ts.Expression[] =>
  initializer && ts.isObjectLiteralExpression(initializer)
    ? initializer.properties.filter(ts.isPropertyAssignment).map((property) => property.initializer)
    : [];

/** What an expression can say: nothing for what is handed on, and undefined for what cannot be read. */
function textsOf(node: ts.Expression): string[] | undefined {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [textOfTemplate(node)];
  if (ts.isConditionalExpression(node)) return joined(textsOf(node.whenTrue), textsOf(node.whenFalse));
  if (ts.isBinaryExpression(node)) return textsOfBoth(node);
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return textsOf(node.body);
  if (ts.isIdentifier(node)) {
    const value = constant(node);
    return value ? textsOf(value) : [];
  }
  return ts.isPropertyAccessExpression(node) ? [] : undefined;
}

function textOfTemplate({ head, templateSpans }: ts.TemplateExpression): string {
  const spans = templateSpans.map(({ expression, literal }) => {
    const value = ts.isIdentifier(expression) ? constant(expression) : undefined;
    return (value && ts.isStringLiteralLike(value) ? value.text : '12') + literal.text;
  });
  return head.text + spans.join('');
}

function textsOfBoth({ left, operatorToken, right }: ts.BinaryExpression): string[] | undefined {
  const [first, second] = [textsOf(left), textsOf(right)];
  if (operatorToken.kind !== ts.SyntaxKind.PlusToken) return joined(first, second);
  return first && second && first.flatMap((begin) => second.map((end) => begin + end));
}

const joined = (first: string[] | undefined, second: string[] | undefined): string[] | undefined =>
  first && second && [...first, ...second];

/** The value of the constant that a name means where it stands; undefined for a parameter or a part of something else. */
function constant(name: ts.Identifier): ts.Expression | undefined {
  for (let node: ts.Node = name; !ts.isSourceFile(node);) {
    node = node.parent;
    if (!ts.isBlock(node) && !ts.isSourceFile(node)) continue;
    for (const statement of node.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      const found = statement.declarationList.declarations.find((each) => each.name.getText() === name.text);
      if (found) return found.initializer;
    }
  }
  return undefined;
}

import { parse, visit, type DefinitionNode, type DocumentNode } from 'graphql';

/** The minor version of Federation 2 that introduced each directive. */
export const introducedIn: Record<string, number> = {
  key: 0,
  requires: 0,
  provides: 0,
  external: 0,
  extends: 0,
  shareable: 0,
  inaccessible: 0,
  override: 0,
  tag: 0,
  composeDirective: 1,
  interfaceObject: 3,
  authenticated: 5,
  requiresScopes: 5,
  policy: 6,
  context: 8,
  fromContext: 8,
  cost: 9,
  listSize: 9,
  cacheTag: 12,
};

/**
 * Makes the `@link` to the specification of federation, which decorators cannot state: it imports the directives that the
 * schema uses, at the lowest version that has all of them. Tools that do not know the newest version can then compose it.
 */
export function federationLink(schema: DocumentNode): DefinitionNode {
  const used = new Set<string>();
  visit(schema, {
    Directive({ name }) {
      if (Object.hasOwn(introducedIn, name.value)) used.add(name.value);
    },
  });
  const imports = Object.keys(introducedIn).filter((name) => used.has(name));
  const minor = Math.max(0, ...imports.map((name) => introducedIn[name] ?? 0));
  const [link] = parse(`extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.${minor}"
    import: [${imports.map((name) => `"@${name}"`).join(', ')}]
  )`).definitions;
  return link as DefinitionNode;
}

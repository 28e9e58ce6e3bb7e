import {
  Kind,
  parse,
  print,
  type DefinitionNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf, type Fragments } from '../operation/fields';
import type { TypeClasses } from '../operation/operation-shape';
import { fragmentOn } from '../operation/represent-types';
import type { PlanningFacts } from './planning-facts';
import type { EntityFetch, FetchNode, PathSegment, PlanPath, QueryPlan, Requirement, Rewrite } from './query-plan';

/**
 * Repeats for all types of each class what a plan does for their representative: in the operations of its fetches, in
 * paths, in requirements and in rewrites.
 */
export function expandPlan(plan: QueryPlan, classes: TypeClasses, facts: PlanningFacts): QueryPlan {
  const expandNames = (types: readonly string[]): string[] => types.flatMap((type) => classes.get(type) ?? [type]);

  function expand(node: QueryPlan): QueryPlan {
    return node.kind === 'Fetch' ? expandFetch(node) : { ...node, nodes: node.nodes.map(expand) };
  }
  function expandFetch(fetch: FetchNode): FetchNode {
    return {
      ...fetch,
      operation: new OperationExpansion(fetch.subgraph, classes, facts).expand(fetch.operation),
      entities: fetch.entities.map(expandEntities),
      path: expandPath(fetch.path),
      outputRewrites: fetch.outputRewrites.map(expandRewrite),
    };
  }
  function expandEntities(fetch: EntityFetch): EntityFetch {
    return {
      ...fetch,
      paths: fetch.paths.map(expandPath),
      requires: fetch.requires.flatMap(expandRequirement),
      inputRewrites: fetch.inputRewrites.map(expandRewrite),
      outputRewrites: fetch.outputRewrites.map(expandRewrite),
    };
  }
  function expandRequirement(requirement: Requirement): Requirement[] {
    const requires = requirement.requires?.flatMap(expandRequirement);
    if (requirement.kind === 'Field') return [{ ...requirement, requires }];
    return expandNames([requirement.type]).map((type) => ({ kind: 'Fragment', type, requires: requires ?? [] }));
  }
  const expandStep = <Step extends PathSegment>(step: Step): Step =>
    typeof step === 'object' && 'types' in step ? { ...step, types: expandNames(step.types) } : step;
  const expandPath = (path: PlanPath): PlanPath => path.map(expandStep);
  const expandRewrite = (rewrite: Rewrite): Rewrite => ({ ...rewrite, path: rewrite.path.map(expandStep) });

  return expand(plan);
}

/** Repeats fragments in one operation. What is selected below their fields is written once, as a named fragment. */
class OperationExpansion {
  /** By type and text. */
  readonly #shared = new Map<string, FragmentDefinitionNode>();
  #fragments: Fragments = new Map();
  #names = 0;

  constructor(
    private readonly subgraph: string,
    private readonly classes: TypeClasses,
    private readonly facts: PlanningFacts,
  ) {}

  expand(operation: string): string {
    const names = new Set(operation.match(/\w+/g));
    if (![...this.classes.keys()].some((name) => names.has(name))) return operation;
    const document = parse(operation, { noLocation: true });
    this.#fragments = fragmentsOf(document);
    const definitions = document.definitions.flatMap((definition): DefinitionNode[] => {
      if (definition.kind === Kind.OPERATION_DEFINITION) return [this.#expandIn(definition)];
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) return [definition];
      // A fragment on a representative is written out where it is spread.
      return this.classes.has(definition.typeCondition.name.value) ? [] : [this.#expandIn(definition)];
    });
    return print({ kind: Kind.DOCUMENT, definitions: [...definitions, ...this.#shared.values()] });
  }

  #expandIn<Node extends { selectionSet: SelectionSetNode }>(node: Node): Node {
    return { ...node, selectionSet: this.#expandSet(node.selectionSet, undefined) };
  }

  /** @param within the type of the fragment that holds the set itself, rather than one of its fields */
  #expandSet(set: SelectionSetNode, within: string | undefined): SelectionSetNode {
    return { ...set, selections: set.selections.flatMap((selection) => this.#expandSelection(selection, within)) };
  }

  #expandSelection(selection: SelectionNode, within: string | undefined): SelectionNode[] {
    if (selection.kind === Kind.FIELD) {
      const { selectionSet } = selection;
      return [selectionSet ? { ...selection, selectionSet: this.#expandSet(selectionSet, undefined) } : selection];
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
    const type = fragment?.typeCondition?.name.value;
    const members = type === undefined ? undefined : this.classes.get(type);
    if (!fragment || type === undefined || !members) {
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
      return [{ ...selection, selectionSet: this.#expandSet(selection.selectionSet, within) }];
    }
    const set = this.#expandSet(fragment.selectionSet, type);
    if (type === within) return [...set.selections];
    const shared = this.#share(set, type);
    return members.map((member) => fragmentOn(member, shared));
  }

  #share(set: SelectionSetNode, type: string): SelectionSetNode {
    return {
      ...set,
      selections: set.selections.map((selection) => {
        if (selection.kind === Kind.FIELD) return this.#shareField(selection, type);
        if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
        const narrower = selection.typeCondition?.name.value ?? type;
        return { ...selection, selectionSet: this.#share(selection.selectionSet, narrower) };
      }),
    };
  }

  #shareField(field: FieldNode, type: string): FieldNode {
    const { selectionSet } = field;
    if (!selectionSet) return field;
    const inner = this.facts.fieldType(this.subgraph, type, field.name.value);
    if (inner === undefined) return field;
    const key = `${inner} ${print(selectionSet)}`;
    let fragment = this.#shared.get(key);
    if (!fragment) {
      fragment = {
        kind: Kind.FRAGMENT_DEFINITION,
        name: { kind: Kind.NAME, value: this.#unusedName() },
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: inner } },
        selectionSet,
      };
      this.#shared.set(key, fragment);
    }
    const spread: SelectionNode = { kind: Kind.FRAGMENT_SPREAD, name: fragment.name };
    return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [spread] } };
  }

  #unusedName(): string {
    let name: string;
    do name = `shared${this.#names++}`;
    while (this.#fragments.has(name));
    return name;
  }
}

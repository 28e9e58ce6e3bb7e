import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';
import { parseJson } from '@tokorozawa/exact-json';
import {
  enforceLimits,
  exactVariables,
  MeasureCache,
  measureOperation,
  readCostTable,
  reportCost,
  requireReadableVariables,
  unmeasured,
  type CostTable,
  type MeasuredGraph,
  type OperationSize,
} from '@tokorozawa/operation-limits';
import { validateQuery } from '@tokorozawa/query-executor';
import { InvalidInputError, PlanningGraphError } from '@tokorozawa/vocabulary';
import { GraphQLError, type DocumentNode, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { RequiredScopes } from '../access/required-scopes';
import type { GatewayContext } from '../context';
import { formatError } from './format-error';
import { readIdempotencyKey } from './idempotency-key';
import { noteWrongArgument } from './wrong-arguments';

/**
 * Refuses an operation that is invalid, asks for too much, or needs scopes that its caller lacks, before anything is executed. A request with the extension
 * `cost: true` receives in `extensions.cost` what it asks for beside the limits, also when it is refused for one of them.
 */
export function checkOperationPlugin(
  expandedSize: MeasuredGraph['expandedSize'],
  supergraphOf: (apiSchema: GraphQLSchema) => DocumentNode,
): ApolloServerPlugin<Pick<GatewayContext, 'caller' | 'idempotencyKey'>> {
  let rules: { costs: CostTable; scopes: RequiredScopes };
  const sizes = new MeasureCache();
  return {
    async serverWillStart() {
      return {
        schemaDidLoadOrUpdate({ apiSchema }) {
          const supergraph = supergraphOf(apiSchema);
          rules = { costs: readCostTable(supergraph), scopes: new RequiredScopes(supergraph) };
        },
      };
    },
    async requestDidStart() {
      let size: OperationSize | undefined;
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          const { costs, scopes } = rules;
          const isNew = !faultsOfDocuments.has(document);
          requireValid(schema, document);
          // What follows takes as long for a new operation, so other answers are sent first.
          if (isNew) await nextTurn();
          if (!operation) throw unresolvedOperation(request.operationName);
          if (operation.operation === 'subscription') throw notAStream();
          scopes.require(schema, document, operation, contextValue.caller);
          if (operation.operation === 'mutation') {
            const key = request.http?.headers.get('idempotency-key');
            contextValue.idempotencyKey = readIdempotencyKey(key, document, operation);
          }
          const given = variablesOf(request);
          try {
            requireReadableVariables(given, operation, schema);
            const variables = (request.variables = exactVariables(schema, operation, given));
            const measure = () => measureOperation({ schema, costs, expandedSize }, document, operation, variables);
            size = sizes.get(document, request.operationName, variables, measure);
            enforceLimits(size);
          } catch (error) {
            if (error instanceof InvalidInputError) noteWrongArgument(error, document);
            throw error;
          }
        },
        async willSendResponse({ request, errors: [error] = [], response: { body } }) {
          if (size && size !== unmeasured && request.extensions?.cost === true && body.kind === 'single') {
            body.singleResult.extensions = { ...body.singleResult.extensions, cost: reportCost(size) };
          }
          // Apollo Server reports one error of a hook. A document may have several.
          if (error instanceof InvalidDocumentError && body.kind === 'single') {
            body.singleResult.errors = error.faults.map(formatFault);
          }
        },
      };
    },
  };
}

/** The variables of a request with all digits of their numbers. Apollo Server itself parses those of a URL. */
function variablesOf({ http, variables = {} }: GraphQLRequest): Record<string, unknown> {
  if (http?.method !== 'GET') return variables;
  const text = new URLSearchParams(http.search).get('variables');
  if (text === null) return variables;
  try {
    return parseJson(text) as Record<string, unknown>;
  } catch (error) {
    throw new InvalidInputError((error as Error).message, { http: { status: 400 } });
  }
}

/** The route of `/graphql` answers subscriptions that are asked for as streams. */
function notAStream(): PlanningGraphError {
  const message =
    'A subscription is answered as a stream of server-sent events. Send it with the header "accept: text/event-stream".';
  return new PlanningGraphError(message, 'SUBSCRIPTIONS_NOT_SUPPORTED', { http: { status: 400 } });
}

function unresolvedOperation(name: string | undefined): PlanningGraphError {
  const message = name
    ? `The request has no operation called "${name}". Set "operationName" to one that it has.`
    : 'The request has several operations, or none. Set "operationName" to the one to run.';
  return new PlanningGraphError(message, 'OPERATION_RESOLUTION_FAILURE', { http: { status: 400 } });
}

/** Apollo Server parses equal texts into one document while it remembers them, and into another one under another schema. */
const faultsOfDocuments = new WeakMap<DocumentNode, readonly GraphQLError[]>();

/**
 * Throws if a document is invalid. It replaces the validation of Apollo Server, whose rules compare all fields of a
 * document with each other and block the event loop for that time.
 */
function requireValid(schema: GraphQLSchema, document: DocumentNode): void {
  const faults = validationErrors(schema, document);
  if (faults.length > 0) throw new InvalidDocumentError(faults);
}

/** What is wrong with a document, in the form that callers see. */
export const faultsOf = (schema: GraphQLSchema, document: DocumentNode): GraphQLFormattedError[] =>
  validationErrors(schema, document).map(formatFault);

function validationErrors(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  let faults = faultsOfDocuments.get(document);
  if (!faults) {
    const found = validateQuery(schema, document);
    for (const fault of found) noteWrongArgument(fault, document);
    faultsOfDocuments.set(document, (faults = found.map(asValidationError)));
  }
  return faults;
}

/** Carries all faults of a document. As an error it is the first of them. */
class InvalidDocumentError extends GraphQLError {
  constructor(readonly faults: readonly GraphQLError[]) {
    const [first] = faults;
    super(first?.message ?? '', { originalError: first, extensions: first?.extensions });
  }
}

function asValidationError(fault: GraphQLError): GraphQLError {
  return new GraphQLError(fault.message, {
    nodes: fault.nodes,
    originalError: fault.originalError ?? fault,
    extensions: { ...fault.extensions, code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  });
}

function formatFault(fault: GraphQLError): GraphQLFormattedError {
  const { http: _, ...extensions } = fault.extensions;
  return formatError({ ...fault.toJSON(), extensions }, fault);
}

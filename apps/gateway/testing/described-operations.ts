import Ajv2020 from 'ajv/dist/2020';

interface Parameter {
  name: string;
  in: 'path' | 'query';
  example?: unknown;
}

interface Operation {
  operationId: string;
  parameters: (Parameter | { $ref: string })[];
  responses: { 200: { content: Record<string, { schema: object }> } };
}

export interface OpenApiDocument {
  paths: Record<string, { get: Operation }>;
  components: { parameters: Record<string, Parameter> };
}

/** An operation of an OpenAPI document, as its examples call it. */
export interface DescribedOperation {
  path: string;
  /** Its path and query with the example of each parameter. */
  address: string;
  mediaType: string;
  /** What is wrong with a body, by the schema; undefined for what is right, or no JSON. */
  faultsIn(body: string): string | undefined;
}

/** All operations of a document. */
export function describedOperations(document: OpenApiDocument): DescribedOperation[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'openapi');
  return Object.entries(document.paths).map(([path, { get }]) => {
    const [[mediaType, { schema }] = ['', { schema: {} }]] = Object.entries(get.responses[200].content);
    const isJson = /[/+]json$/.test(mediaType);
    return {
      path,
      address: addressOf(path, get, document),
      mediaType,
      faultsIn: (body) => {
        if (!isJson) return undefined;
        const reference = '$ref' in schema ? { $ref: `openapi${String(schema.$ref)}` } : schema;
        return ajv.validate(reference, JSON.parse(body)) ? undefined : ajv.errorsText();
      },
    };
  });
}

function addressOf(path: string, { parameters }: Operation, { components }: OpenApiDocument): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const each of parameters) {
    const parameter = '$ref' in each ? (components.parameters[each.$ref.split('/').pop() ?? ''] as Parameter) : each;
    if (parameter.example === undefined) continue;
    const values = [parameter.example].flat().map(String);
    if (parameter.in === 'path') filled = filled.replace(`{${parameter.name}}`, values.join());
    else for (const value of values) query.append(parameter.name, value);
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

import { sharedGateway } from '../testing/shared-gateway';

// The checks of graphql-cop (https://github.com/dolevf/graphql-cop, lib/tests): what it sends, and what it looks for in the
// answers. They are written out here, so that the suite needs no Python.

const gateway = sharedGateway();

interface Body {
  data?: { [name: string]: unknown; __schema?: { types: unknown[] } } | null;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

const path = '/graphql';
const queryString = (query: string): string => `${path}?${new URLSearchParams({ query }).toString()}`;
const bodyOf = async (response: Promise<Response>): Promise<Body> =>
  (await (await response).json().catch(() => ({}))) as Body;

const post = (body: unknown): Promise<Body> =>
  bodyOf(
    gateway.get(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: '*/*' },
      body: JSON.stringify(body),
    }),
  );
const ask = (query: string): Promise<Body> => post({ query, operationName: 'cop' });
const isAnswered = ({ data }: Body): boolean => Boolean(data?.__typename);
const hasException = ({ errors = [] }: Body): boolean =>
  errors.some(({ extensions }) => 'exception' in (extensions ?? {}));

/** Each check of graphql-cop; true if it reports a finding. */
const checks: Record<string, () => Promise<boolean>> = {
  'Alias Overloading': async () => {
    const aliases = Array.from({ length: 101 }, (_, n) => `alias${n}:__typename `);
    return Boolean((await ask(`query cop { ${aliases.join('\n')} }`)).data?.alias100);
  },
  'Array-based Query Batching': async () => {
    const batch = Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }', operationName: 'cop' }));
    return ((await post(batch)) as Body[]).filter(isAnswered).length >= 10;
  },
  'Directive Overloading': async () =>
    (await ask(`query cop { __typename ${'@aa'.repeat(10)} }`)).errors?.length === 10,
  'Field Duplication': async () => isAnswered(await ask(`query cop { ${'__typename \n'.repeat(500)} }`)),
  'Introspection-based Circular Query': async () => {
    const nested = `${'fields { type { '.repeat(4)} name ${'} } '.repeat(4)}`;
    return ((await ask(`query cop { __schema { types { ${nested} } } }`)).data?.__schema?.types.length ?? 0) > 25;
  },
  'Circular Fragment': async () =>
    !(
      await ask(
        `query cop { __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }`,
      )
    ).errors,
  'Field Suggestions': async () =>
    (await ask('query cop { __schema { directive } }')).errors?.[0]?.message.includes('Did you mean') ?? false,
  Introspection: async () =>
    ((await ask('query cop { __schema { types { name fields { name } } } }')).data?.__schema?.types.length ?? 0) > 0,
  'GraphQL IDE': async () => {
    const pages = ['/graphiql', '/playground', '/console', path].map(async (page) =>
      (await gateway.get(page, { headers: { accept: '*/*' } })).text(),
    );
    const marks = ['graphiql.min.css', 'GraphQL Playground', 'GraphiQL', 'graphql-playground'];
    return (await Promise.all(pages)).some((text) => marks.some((mark) => text.includes(mark)));
  },
  'GET Method Query Support': async () => isAnswered(await bodyOf(gateway.get(queryString('query cop {__typename}')))),
  'Mutation is allowed over GET': async () =>
    isAnswered(await bodyOf(gateway.get(queryString('mutation cop {__typename}')))),
  'POST based url-encoded query': async () => {
    const inAddress = gateway.get(queryString('query cop {__typename}'), { method: 'POST' });
    const inBody = gateway.get(path, {
      method: 'POST',
      body: new URLSearchParams({ query: 'query cop {__typename}' }),
    });
    return (await Promise.all([inAddress, inBody].map(bodyOf))).some(isAnswered);
  },
  'Trace Mode': async () => {
    const answer = await ask('query cop { __typename }');
    return hasException(answer) || /tracing|stacktrace/i.test(JSON.stringify(answer));
  },
  'Unhandled Errors Detection': async () => hasException(await ask('qwerty cop { abc }')),
};

/** What it reports, and why it is meant so. */
const offered: Record<string, string> = {
  Introspection: 'the schema is public, and is served at /schema.graphql too',
  'Field Suggestions': 'they say nothing that the public schema does not',
  'GET Method Query Support': 'queries change nothing, and one that a page could forge with credentials is refused',
};

test.each(Object.entries(checks))(
  'the check "%s" of graphql-cop finds nothing but what is offered',
  async (name, finds) => {
    expect(await finds()).toBe(name in offered);
  },
);

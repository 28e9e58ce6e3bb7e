// An application of React and Relay: it refetches records by their ids alone, and pages a list forward and backward.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createElement, Suspense } from 'react';
import relay from 'react-relay';
import renderer from 'react-test-renderer';
import compiler from 'relay-compiler';
import runtime from 'relay-runtime';

const { RelayEnvironmentProvider, useLazyLoadQuery, usePaginationFragment, useRefetchableFragment } = relay;
const { Environment, Network, RecordSource, Store } = runtime;

/** `AppCity` is a fragment on one type of record, and `AppRecord` on the interface that all of them implement. */
const source = `
graphql\`
  query AppQuery($city: ID!, $record: ID!) {
    sisterCity(id: $city) { ...AppCity }
    node(id: $record) { ...AppRecord @alias(as: "record") }
  }
\`;
graphql\`
  fragment AppCity on SisterCity
  @refetchable(queryName: "AppCityRefetchQuery")
  @argumentDefinitions(locale: { type: "Locale", defaultValue: JA }) {
    id
    name(locale: $locale)
  }
\`;
graphql\`
  fragment AppRecord on Record
  @refetchable(queryName: "AppRecordRefetchQuery")
  @argumentDefinitions(locale: { type: "Locale", defaultValue: JA }) {
    id
    name(locale: $locale)
    url
  }
\`;
graphql\`
  query AppCoursesQuery($first: Int, $last: Int) {
    ...AppCourses @arguments(first: $first, last: $last)
  }
\`;
graphql\`
  fragment AppCourses on Query
  @refetchable(queryName: "AppCoursesPageQuery")
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
  ) {
    centerCourses(first: $first, after: $after, last: $last, before: $before) @connection(key: "App_centerCourses") {
      edges { node { id } }
    }
  }
\`;
`;

/** Compiles the application, runs it, and returns what its components showed and which operations they sent. */
export async function relayApp(url, { folder, schema }) {
  const app = join(folder, 'relay-app');
  await mkdir(app);
  await writeFile(join(app, 'schema.graphql'), schema);
  await writeFile(join(app, 'package.json'), '{ "type": "commonjs" }');
  await writeFile(join(app, 'App.js'), source);
  const config = { src: '.', schema: './schema.graphql', language: 'javascript', eagerEsModules: false };
  await writeFile(join(app, 'relay.config.json'), JSON.stringify(config));
  await promisify(execFile)(compiler, ['relay.config.json'], { cwd: app });
  const require = createRequire(join(app, 'App.js'));
  const compiled = (name) => require(`./__generated__/${name}.graphql.js`);

  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  return {
    records: await refetchRecords(url, compiled),
    forward: await pageCourses(url, compiled, { first: 2 }, 'loadNext'),
    backward: await pageCourses(url, compiled, { last: 2 }, 'loadPrevious'),
  };
}

async function refetchRecords(url, compiled) {
  const [query, cityFragment, recordFragment] = ['AppQuery', 'AppCity', 'AppRecord'].map(compiled);
  const app = await renderApp(url, () => {
    const data = useLazyLoadQuery(query, { city: 'sister-city-decatur', record: 'plan-6' });
    const [city, refetchCity] = useRefetchableFragment(cityFragment, data.sisterCity);
    const [record, refetchRecord] = useRefetchableFragment(recordFragment, data.node.record);
    return { city, record, refetchCity, refetchRecord };
  });
  const { city, record } = app.shown;
  await app.update(({ refetchCity }) => refetchCity({ locale: 'EN' }));
  await app.update(({ refetchRecord }) => refetchRecord({ locale: 'EN' }));
  const { city: cityAgain, record: recordAgain } = app.shown;
  await app.close();
  return { shown: [city, record, cityAgain, recordAgain], operations: app.operations };
}

/** Shows a page of courses, and then all others, a page after the other. */
async function pageCourses(url, compiled, page, load) {
  const [query, courses] = ['AppCoursesQuery', 'AppCourses'].map(compiled);
  const app = await renderApp(url, () => {
    const { data, ...paging } = usePaginationFragment(courses, useLazyLoadQuery(query, page));
    return { ids: data.centerCourses.edges.map(({ node }) => node.id), ...paging };
  });
  const pages = [app.shown.ids];
  const hasMore = () => (load === 'loadNext' ? app.shown.hasNext : app.shown.hasPrevious);
  while (hasMore() && pages.length < 20) {
    await app.update((paging) => paging[load](5));
    pages.push(app.shown.ids);
  }
  await app.close();
  return { pages, operations: app.operations };
}

/** Renders one component in an application of its own. What its function returns is `shown`. */
async function renderApp(url, useData) {
  const operations = [];
  const network = Network.create(async ({ name, text }, variables) => {
    operations.push(name);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ operationName: name, query: text, variables }),
    });
    return response.json();
  });
  const environment = new Environment({ network, store: new Store(new RecordSource()) });
  const app = { shown: undefined, operations };
  let renderings = 0;
  const Component = () => {
    app.shown = useData();
    renderings++;
    return null;
  };
  const tree = createElement(
    RelayEnvironmentProvider,
    { environment },
    createElement(Suspense, { fallback: null }, createElement(Component)),
  );
  let root;
  /** Does something, and waits until its answer has been rendered. */
  const act = async (work) => {
    const [before, sent] = [renderings, operations.length];
    await renderer.act(async () => void work());
    const isDone = () => renderings > before && operations.length > sent && !isLoading(app.shown);
    for (let waits = 0; !isDone() && waits < 1_000; waits++) await renderer.act(() => setTimeout(10));
  };
  await act(() => (root = renderer.create(tree)));
  app.update = (work) => act(() => work(app.shown));
  app.close = () => renderer.act(async () => root.unmount());
  return app;
}

const isLoading = ({ isLoadingNext, isLoadingPrevious }) => Boolean(isLoadingNext || isLoadingPrevious);

import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { sharedGateway } from '../testing/shared-gateway';

/** Tests with the official programs of the Model Context Protocol: its conformance suite and its inspector. */

const gateway = sharedGateway();
let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'conformance-'));
});
afterAll(async () => {
  rmSync(directory, { recursive: true });
});

const run = promisify(execFile);
const programOf = (path: string): string => join(workspaceRoot, 'node_modules/@modelcontextprotocol', path);

/** What the server declares. A client must not ask for more, and the protocol makes all of it optional. */
const capabilities = { tools: {}, resources: {} };

const notOffered = /^Failed: MCP error -32601: Method not found$/;
const noSuchResource = /^Failed: MCP error -32002: There is no resource "test:\/\//;

/**
 * The scenarios that only a server made for the suite can pass, with what the suite says of them. It cannot leave them out:
 * it neither reads which capabilities a server declares, nor which tools and resources it has.
 */
const expected: Record<string, RegExp> = {
  // They call a tool of the suite that answers with pictures, sounds or files, or reports progress. No tool of ours does.
  'tools-call-image': /^No image content found$/,
  'tools-call-audio': /^No audio content found$/,
  'tools-call-embedded-resource': /^No resource content found$/,
  'tools-call-mixed-content': /^Expected multiple content items/,
  'tools-call-with-progress': /^No progress notifications received$/,
  // They call a tool of the suite that asks the client something. Our server keeps no session, so it only answers.
  'tools-call-sampling': /^Server did not request sampling from client$/,
  'tools-call-elicitation': /^Server did not request elicitation from client$/,
  'elicitation-sep1034-defaults': /^Server did not request elicitation from client$/,
  'elicitation-sep1330-enums': /^Server did not request elicitation from client$/,
  // They read resources of the suite, such as test://static-text.
  'resources-read-text': noSuchResource,
  'resources-read-binary': noSuchResource,
  'resources-templates-read': noSuchResource,
  // They use capabilities that the server does not declare: logging, completions, subscriptions to resources, prompts.
  'logging-set-level': notOffered,
  'tools-call-with-logging': notOffered,
  'completion-complete': notOffered,
  'resources-subscribe': notOffered,
  'resources-unsubscribe': notOffered,
  'prompts-list': notOffered,
  'prompts-get-simple': notOffered,
  'prompts-get-with-args': notOffered,
  'prompts-get-embedded-resource': notOffered,
  'prompts-get-with-image': notOffered,
};

/** It needs the id of a session. Without one, the suite warns that it has not judged. */
const notJudged = 'server-sse-multiple-streams';

interface Check {
  status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'INFO';
  errorMessage?: string;
}

test('the conformance suite finds no fault, except where it asks for what only its own server has', async () => {
  const answer = await gateway.get('/mcp', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
    }),
  });
  expect(((await answer.json()) as { result: object }).result).toMatchObject({ capabilities });

  const suite = [programOf('conformance/dist/index.js'), 'server', '--url', `${gateway.url}/mcp`, '-o', directory];
  // It exits with 1 because of the scenarios that are expected to fail.
  await run(process.execPath, suite).catch(() => undefined);
  const results = readdirSync(directory).map((name): [scenario: string, checks: Check[]] => [
    /^server-(.+?)-\d{4}-/.exec(name)?.[1] ?? name,
    JSON.parse(readFileSync(join(directory, name, 'checks.json'), 'utf8')) as Check[],
  ]);
  const judged = results.filter(([scenario]) => scenario !== notJudged);
  const faults = judged.flatMap(([scenario, checks]) =>
    checks.flatMap(({ status, errorMessage = status }) => (status === 'SUCCESS' ? [] : [[scenario, errorMessage]])),
  );
  expect(Object.fromEntries(faults)).toEqual(
    Object.fromEntries(Object.entries(expected).map(([name, message]) => [name, expect.stringMatching(message)])),
  );
  expect(judged.map(([scenario]) => scenario).filter((name) => !(name in expected))).toEqual(
    expect.arrayContaining([
      'server-initialize',
      'ping',
      'tools-list',
      'tools-call-simple-text',
      'tools-call-error',
      'resources-list',
      'dns-rebinding-protection',
    ]),
  );
});

/** What the inspector prints. */
async function inspect(...args: string[]): Promise<Record<string, never>> {
  const inspector = [programOf('inspector/clients/launcher/build/index.js'), '--cli', `${gateway.url}/mcp`];
  const { stdout } = await run(process.execPath, [...inspector, '--transport', 'http', ...args]);
  return JSON.parse(stdout) as Record<string, never>;
}

test('the inspector lists and calls tools, and lists and reads resources', async () => {
  expect(await inspect('--method', 'tools/list')).toMatchObject({
    tools: expect.arrayContaining([expect.objectContaining({ name: 'explain_value' })]),
  });
  const call = ['--method', 'tools/call', '--tool-name', 'explain_value'];
  expect(
    await inspect(...call, '--tool-arg', 'id=sister-city-decatur', '--tool-arg', 'field=population'),
  ).toMatchObject({
    structuredContent: { value: 67_477, lines: [250] },
  });
  const uri = `${gateway.url}/id/indicator-population`;
  expect(await inspect('--method', 'resources/list')).toMatchObject({
    resources: expect.arrayContaining([expect.objectContaining({ uri })]),
  });
  const { contents } = await inspect('--method', 'resources/read', '--uri', uri);
  expect(JSON.parse((contents as unknown as [{ text: string }])[0].text)).toMatchObject({ id: 'indicator-population' });
});

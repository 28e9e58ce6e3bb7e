import { FEDERATION_VERSIONS } from '@apollo/federation-internals';
import { parse, print } from 'graphql';
import { federationLink, introducedIn } from './federation-link';

const linkOf = (sdl: string): string => print(federationLink(parse(sdl)));

test('the link imports what the schema uses, at the lowest version that has it', () => {
  expect(linkOf('type Query { city: City } type City @key(fields: "id") { id: ID! @deprecated }')).toBe(
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key"])',
  );
  expect(linkOf('type Query { town: Town @cost(weight: 2) } type Town @shareable { id: ID! }')).toBe(
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@shareable", "@cost"])',
  );
});

test('the version of each directive is that of the specification', () => {
  const versions = [...FEDERATION_VERSIONS.versions()].sort((a, b) => a.compareTo(b));
  const specified: Record<string, number> = {};
  for (const version of versions) {
    for (const { name } of FEDERATION_VERSIONS.find(version)?.directiveSpecs() ?? []) {
      specified[name] ??= version.minor;
    }
  }
  expect(introducedIn).toEqual(specified);
});

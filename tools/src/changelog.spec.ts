import { releaseNotes, withRelease } from './changelog';

const changelog = `# Changelog

## Unreleased

### Added
- Rooms can be booked.

## 0.1.0 - 2026-11-23

- The first.
`;

test('the notes of a release are what is under "Unreleased"', () => {
  expect(releaseNotes(changelog)).toBe('### Added\n- Rooms can be booked.');
});

test('a release gets a heading of its own, and "Unreleased" begins anew', () => {
  const released = withRelease(changelog, '0.2.0', '2026-11-28');
  expect(released).toContain('## Unreleased\n\n## 0.2.0 - 2026-11-28\n\n### Added\n- Rooms can be booked.\n\n## 0.1.0');
  expect(() => releaseNotes(released)).toThrow('CHANGELOG.md has nothing under "## Unreleased".');
});

test('the first release takes all there is', () => {
  expect(releaseNotes('# Changelog\n\n## Unreleased\n- All of it.\n')).toBe('- All of it.');
});

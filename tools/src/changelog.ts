import { UserFacingError } from '@tokorozawa/vocabulary';

const unreleased = '## Unreleased\n';

/** The section "Unreleased" of CHANGELOG.md. Throws a UserFacingError if it is empty. */
export function releaseNotes(changelog: string): string {
  const begin = changelog.indexOf(unreleased) + unreleased.length;
  const end = changelog.indexOf('\n## ', begin);
  const notes = changelog.includes(unreleased) ? changelog.slice(begin, end === -1 ? undefined : end).trim() : '';
  if (!/^- /m.test(notes)) {
    throw new UserFacingError('CHANGELOG.md has nothing under "## Unreleased". Describe there what users notice.');
  }
  return notes;
}

/** The changelog with the section "Unreleased" renamed to the version and its date, and a new, empty one above. */
export function withRelease(changelog: string, version: string, date: string): string {
  return changelog.replace(unreleased, `${unreleased}\n## ${version} - ${date}\n`);
}

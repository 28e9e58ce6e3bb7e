import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ReleaseClient } from 'nx/release';
import { runCommand, Steps, workspaceRoot } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { writeText } from './all-or-nothing';
import { releaseNotes, withRelease } from './changelog';

/**
 * `npm run release -- 0.2.0`: sets the version of every package, gives the section "Unreleased" of CHANGELOG.md the
 * version and today's date, and creates a commit and an annotated tag with the notes. It pushes nothing.
 * `-- 0.2.0 --dry-run` changes nothing and prints what it would do.
 */
runCommand(async () => {
  const { version, dryRun } = readArguments(process.argv.slice(2));
  const changelog = read('CHANGELOG.md');
  const notes = releaseNotes(changelog);
  const faults = faultsOf(version);
  if (faults.length > 0 && !dryRun) throw new UserFacingError(faults.join('\n'));

  const steps = new Steps();
  await steps.run('versions', async () => [undefined, `in ${await setVersions(version, dryRun)} manifests`]);
  if (dryRun) {
    const would = `Would write the version and ${today()} to CHANGELOG.md and publiccode.yml, commit, and tag v${version} with:`;
    return steps.say(['', would, '', notes, '', ...faults].join('\n'));
  }

  write('CHANGELOG.md', withRelease(changelog, version, today()));
  write(
    'publiccode.yml',
    read('publiccode.yml')
      .replace(/^softwareVersion: .*$/m, `softwareVersion: '${version}'`)
      .replace(/^releaseDate: .*$/m, `releaseDate: '${today()}'`),
  );
  await steps.run('lock', async () => {
    execFileSync('npm', ['install', '--package-lock-only', '--offline', '--ignore-scripts'], { cwd: workspaceRoot });
    return [undefined, 'package-lock.json has the version'];
  });
  await steps.run('commit', async () => {
    git('commit', '--all', '--message', `Release ${version}`);
    // Otherwise git removes headings, which begin with "#" as its comments do.
    git('tag', '--annotate', `v${version}`, '--cleanup=verbatim', '--message', `${version}\n\n${notes}`);
    return [undefined, `and tag v${version}`];
  });
  steps.say(`\nLook at it with "git show v${version}", then publish it with "git push --follow-tags".`);
});

function readArguments(args: string[]): { version: string; dryRun: boolean } {
  const { values, positionals } = parseArgs({
    args,
    options: { 'dry-run': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [version = '', ...more] = positionals;
  const { version: current } = JSON.parse(read('package.json')) as { version: string };
  const isAbove = /^\d+\.\d+\.\d+$/.test(version) && version.localeCompare(current, 'en', { numeric: true }) > 0;
  if (!isAbove || more.length > 0) {
    throw new UserFacingError(`Give one version above ${current}: npm run release -- 0.2.0 [--dry-run]`);
  }
  return { version, dryRun: values['dry-run'] };
}

/** Why this checkout cannot be released, each reason with what to do. */
function faultsOf(version: string): string[] {
  const faults: string[] = [];
  if (git('status', '--porcelain')) faults.push('There are uncommitted changes. Commit or stash them first.');
  if (git('tag', '--list', `v${version}`)) faults.push(`The tag v${version} exists. Choose another version.`);
  const checkedFile = join(workspaceRoot, 'dist/checked-commit');
  const checked = existsSync(checkedFile) ? readFileSync(checkedFile, 'utf8') : '';
  if (checked !== git('rev-parse', 'HEAD')) {
    faults.push('This commit has not passed all checks. Run "npm run check" with no uncommitted changes.');
  }
  return faults;
}

/** Sets the version of every package, and returns the number of packages. */
async function setVersions(version: string, dryRun: boolean): Promise<number> {
  const client = new ReleaseClient(
    {
      projects: ['*'],
      projectsRelationship: 'fixed',
      version: {
        currentVersionResolver: 'disk',
        git: { commit: false, tag: false, stageChanges: false },
        // Updating it would contact the registry.
        versionActionsOptions: { skipLockFileUpdate: true },
      },
    },
    true,
  );
  const { projectsVersionData } = await client.releaseVersion({ specifier: version, dryRun });
  return Object.keys(projectsVersionData).length;
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function read(path: string): string {
  return readFileSync(join(workspaceRoot, path), 'utf8');
}

function write(path: string, text: string): void {
  writeText(join(workspaceRoot, path), text);
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: workspaceRoot, encoding: 'utf8' }).trim();
}

import { describe, expect, test } from '@jest/globals';
import { commandLines, detecting, detectingOne, type Files } from '../../support/detect/detecting.ts';

const started = (line: string, more: Files = {}) =>
  detecting({
    'requirements.txt': 'flask\n',
    'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
    Procfile: `web: ${line}\n`,
    ...more,
  });
const installed = (line: string, more?: Files) => {
  const { builds, notices } = started(line, more);
  const added = commandLines(builds[0]!).find((each) => / install --no-warn-script-location [a-z]/.test(each));
  expect(notices.filter(({ code }) => code === 'SERVER_ADDED')).toHaveLength(
    added?.split('location ')[1]?.split(' ').length ?? 0,
  );
  return added?.split('location ')[1];
};

describe('what a start line of a Python project runs', () => {
  test.each([
    ['gunicorn app:app # the server', 'gunicorn'],
    ['cd src && gunicorn app:app', 'gunicorn'],
    ['python manage.py migrate && gunicorn app:app', 'gunicorn'],
    ['sh -c "gunicorn app:app"', 'gunicorn'],
    ['python -m uvicorn app:app', 'uvicorn'],
    ['waitress-serve app:app', 'waitress'],
    ['newrelic-admin run-program gunicorn app:app', 'newrelic gunicorn'],
    ['poetry run celery -A app worker', 'celery'],
  ])('is installed where no dependency brings it: %s', (line, expected) => {
    expect(installed(line)).toBe(expected);
  });

  test.each([
    ['gunicorn app:app', 'gunicorn'],
    ['daphne app:app', 'channels[daphne]'],
    ['cd src && gunicorn app:app', 'gunicorn'],
    ['python app.py', ''],
    ['flask run', ''],
  ])('is not installed twice: %s', (line, requirement) => {
    expect(installed(line, { 'requirements.txt': `flask\n${requirement}\n` })).toBeUndefined();
  });

  test.each([
    ['./start.sh', '#!/bin/bash\ncurl -s http://x\ngunicorn app:app\n', ['bash', 'busybox', 'curl'], 'gunicorn'],
    ['bash start.sh', 'mkdir a\ngunicorn app:app\n', ['bash', 'busybox'], 'gunicorn'],
    ['cd . && ./start.sh', '#!/usr/bin/env sh\n# uvicorn\nexec gunicorn app:app\n', ['busybox'], 'gunicorn'],
  ])('is looked for in scripts: %s', (line, script, packages, expected) => {
    const more = { 'start.sh': script };
    expect(installed(line, more)).toBe(expected);
    const { runtime } = started(line, more).builds[0]!;
    expect(runtime.packages).toEqual(expect.arrayContaining(packages));
  });

  test('may be an interpreter of another language', () => {
    expect(started('node server.js', { 'server.js': '' }).builds[0]?.runtime.packages.join(' ')).toMatch(/nodejs-\d+/);
  });

  test('does not run through a tool that is not in the image', () => {
    const line = 'poetry run python manage.py migrate && uv run --no-dev gunicorn app:app';
    expect(started(line).builds[0]?.runtime.command.at(-1)).toBe('python manage.py migrate && gunicorn app:app');
  });
});

test('processes of a Procfile of which none is chosen are told', () => {
  const { builds, notices } = detecting({
    'requirements.txt': 'x\n',
    'bot.py': 'run()\n',
    Procfile: 'bot: python bot.py\nmailer: python mail.py\n',
  });
  expect(builds[0]?.runtime.command).toEqual(['python3', 'bot.py']);
  expect(notices.map(({ message }) => message).join()).toContain('bot, mailer');
  expect(
    detectingOne({ 'requirements.txt': 'x', Procfile: 'bot: python bot.py\n', 'bot.py': '' }).runtime.command,
  ).toEqual(['python', 'bot.py']);
});

import { checksum, textOf } from '../shape.ts';
import type { Component, TextReader } from '../types.ts';

const APPLICATION = /\{\s*application\s*,\s*'?([a-z]\w*)'?\s*,/;
const VERSION = /\{\s*vsn\s*,\s*"([^"\n]{1,100})"\s*\}/;

/** Applications that come with Erlang and Elixir themselves, which no package is on hex.pm for. */
const OTP = new Set(
  (
    'asn1 common_test compiler crypto debugger dialyzer diameter edoc eldap erl_interface erts et eunit ftp inets jinterface kernel ' +
    'megaco mnesia observer odbc os_mon parsetools public_key reltool runtime_tools sasl snmp ssh ssl stdlib syntax_tools tftp tools ' +
    'wx xmerl eex elixir ex_unit iex logger mix'
  ).split(' '),
);

/** `ebin/NAME.app` of a release: a term that says what the application is. */
export const readApp: TextReader = (text) => {
  const name = APPLICATION.exec(text.slice(0, 65_536))?.[1];
  const version = textOf(VERSION.exec(text.slice(0, 65_536))?.[1]);
  if (name === undefined || version === undefined) return [];
  return [{ kind: OTP.has(name) ? 'otp' : 'hex', name, version }];
};

const LOCKED = /^ *"[^"]{1,200}": \{:hex, :"?(\w+)"?, "([^"]{1,100})", "([0-9a-f]{64})"/;
const OUTER = /"hexpm", "([0-9a-f]{64})"\},?$/;

/** `mix.lock`: the digest of each package's archive, by name and version. */
export function readMixLock(text: string): ReadonlyMap<string, Pick<Component, 'checksums'>> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, name, version] = (line.length > 8192 ? null : LOCKED.exec(line)) ?? [];
      const outer = OUTER.exec(line.slice(-200))?.[1];
      return outer === undefined || name === undefined || version === undefined
        ? []
        : [[`${name}@${version}`, { checksums: checksum('sha256', outer) }] as const];
    }),
  );
}

// Stands in for `buildkitd` of a release: takes its arguments, and answers on its socket as a daemon does that has nothing to build.
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { grpcServer, hello } from '../unit/buildkit/peer.ts';

const argumentsOf = process.argv.slice(2);
const given = (name: string): string | undefined =>
  argumentsOf.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
const path = given('addr')?.replace('unix://', '') ?? '';
writeFileSync(join(path, '../arguments.json'), JSON.stringify({ arguments: argumentsOf, path: process.env.PATH }));
rmSync(path, { force: true });
const grpc = grpcServer(hello('v0.33.1'));
createServer((socket) => grpc.emit('connection', socket)).listen(path);
process.on('SIGTERM', () => process.exit(0));

import { operands, sh, type ShellCode } from '../../../core/shell.ts';
import type { InstallContext } from './manager.ts';

/**
 * A command line that goes before another one and declares the members that only another tool lists: older releases of Lerna linked
 * packages to each other by themselves, and today's package managers do it for workspaces only. Undefined where nothing is to be declared.
 */
export function declareMembers({ project, root, rootManifest, undeclared }: InstallContext): ShellCode | undefined {
  if (undeclared === undefined) return undefined;
  const script =
    'const fs=require("fs"),[f,...w]=process.argv.slice(1),p=JSON.parse(fs.readFileSync(f));fs.writeFileSync(f,JSON.stringify({...p,private:true,workspaces:w}))';
  const file = project.folder.relative(root.sub(rootManifest.fileName).path);
  return sh`node -e ${script} ${operands(file, ...undeclared)}`;
}

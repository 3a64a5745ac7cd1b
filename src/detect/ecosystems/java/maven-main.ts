import type { Project } from '../../core/project.ts';
import { find } from '../../core/manifests/xml.ts';
import type { Found } from '../../core/types.ts';
import { findMainClass } from './main-class.ts';
import type { Pom } from './pom.ts';

const MAIN_PROPERTIES = ['start-class', 'exec.mainClass', 'main.class', 'mainClass', 'app.main.class'];

/** The class that the build names, or else one that its source shows. */
export function mavenMain(project: Project, pom: Pom): Found<string> | undefined {
  for (const name of MAIN_PROPERTIES) {
    const property = pom.property(name);
    if (property !== undefined)
      return { value: property.value, because: `the property ${name} names it`, location: property.location };
  }
  for (const [name, { element, location }] of pom.plugins) {
    const configured =
      /"name":"(?:mainClass|Main-Class)"[^{}]{0,300}?"text":"([\w.$]+)"|"text":"([\w.$]+)"[^{}]{0,300}"name":"mainClass"/.exec(
        JSON.stringify(element),
      )?.[1] ?? find(element, 'configuration', 'mainClass')?.text;
    const value = configured === undefined ? undefined : pom.resolve(configured);
    if (value !== undefined) return { value, because: `${name} names it`, location };
  }
  return findMainClass(project.folder) ?? helidonMain(pom);
}

/** Helidon's parent for MicroProfile starts a class of Helidon's own. */
function helidonMain({ parent }: Pom): Found<string> | undefined {
  if (parent?.artifactId !== 'helidon-mp') return undefined;
  const value = /^[1-3]\./.test(parent.version) ? 'io.helidon.microprofile.cdi.Main' : 'io.helidon.Main';
  return { value, because: 'helidon-mp names it', location: parent.location };
}

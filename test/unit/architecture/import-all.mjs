// Imports every file that is named on the command line, and prints those that can't be imported.
for (const file of process.argv.slice(2)) {
  try {
    await import(file);
  } catch (error) {
    console.log(`${file}: ${error}`);
  }
}

/** Debian packages of the gems that the fixtures of Ruby are made of, with what those depend on. */
export const PUMA: readonly string[] = ['puma', 'ruby-nio4r'];
export const RACK: readonly string[] = ['ruby-rack', 'ruby-rackup', 'ruby-webrick'];

export const SINATRA: readonly string[] = [
  ...PUMA,
  ...RACK,
  ...[
    'ruby-mustermann',
    'ruby-rack-protection',
    'ruby-rack-session',
    'ruby-ruby2-keywords',
    'ruby-sinatra',
    'ruby-tilt',
  ],
];

export const RAILS: readonly string[] = [
  ...PUMA,
  ...RACK,
  ...[
    ...['actioncable', 'actionmailbox', 'actionmailer', 'actionpack', 'actiontext', 'actionview', 'activejob'],
    ...['activemodel', 'activerecord', 'activestorage', 'activesupport', 'rails', 'railties', 'builder', 'concurrent'],
    ...['connection-pool', 'crass', 'erubi', 'globalid', 'i18n', 'loofah', 'mail', 'marcel', 'mini-mime', 'nokogiri'],
    ...['rack-session', 'rack-test', 'rails-dom-testing', 'rails-html-sanitizer', 'thor', 'tzinfo', 'useragent'],
    ...['websocket-driver', 'websocket-extensions', 'zeitwerk', 'mini-portile2', 'minitest'],
  ].map((name) => `ruby-${name}`),
  // With the gems that come with Ruby.
  ...['rake', 'libruby3.3'],
];

/** The file that tells Bundler of a company's mirror of rubygems.org. */
export function mirrorFile({ url }: { readonly url: string }): Readonly<Record<string, string>> {
  return { '.bundle/config': `---\nBUNDLE_MIRROR__HTTPS://RUBYGEMS__ORG/: "${url}/"\n` };
}

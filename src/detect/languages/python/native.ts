import type { SystemPackages } from '../javascript/native.ts';

/** Distributions that need something from the system, and what (their installation notes). */
export const PYTHON_NATIVE: Readonly<Record<string, SystemPackages>> = {
  psycopg2: { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is compiled against libpq' },
  psycopg: { runtime: ['libpq'], why: 'loads libpq' },
  mysqlclient: {
    build: ['mariadb-connector-c-dev', 'pkgconf'],
    runtime: ['mariadb-connector-c'],
    why: 'is compiled against the MariaDB connector',
  },
  pyodbc: { build: ['unixodbc-dev'], runtime: ['unixodbc'], why: 'loads unixODBC' },
  pymssql: { build: ['freetds-dev'], runtime: ['freetds'], why: 'loads FreeTDS' },
  cairocffi: { runtime: ['cairo'], why: 'loads Cairo' },
  cairosvg: { runtime: ['cairo'], why: 'loads Cairo' },
  weasyprint: { runtime: ['pango', 'fontconfig', 'ttf-dejavu'], why: 'loads Pango' },
  pdf2image: { runtime: ['poppler-utils'], why: 'calls pdftoppm' },
  pydub: { runtime: ['ffmpeg'], why: 'calls ffmpeg' },
  'ffmpeg-python': { runtime: ['ffmpeg'], why: 'calls ffmpeg' },
  moviepy: { runtime: ['ffmpeg'], why: 'calls ffmpeg' },
  pytesseract: { runtime: ['tesseract'], why: 'calls tesseract' },
  'python-magic': { runtime: ['libmagic'], why: 'loads libmagic' },
  graphviz: { runtime: ['graphviz'], why: 'calls dot' },
  playwright: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
  xmlsec: { build: ['libxml2-dev', 'xmlsec-dev'], runtime: ['xmlsec'], why: 'is compiled against xmlsec' },
  'python-ldap': { build: ['openldap-dev'], runtime: ['openldap'], why: 'is compiled against OpenLDAP' },
  gitpython: { runtime: ['git'], why: 'calls git' },
  'confluent-kafka': { why: 'brings librdkafka in its wheel' },
};

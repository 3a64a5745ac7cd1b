import type { SystemPackages } from '../../core/system-packages.ts';

/**
 * Distributions that need something from the system, and what (their installation notes); `name[extra]` for what an extra brings.
 * What is published as wheels for Linux is not here: it brings its libraries.
 */
export const PYTHON_NATIVE: Readonly<Record<string, SystemPackages>> = {
  // Databases.
  psycopg2: { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is compiled against libpq' },
  psycopg2cffi: { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is compiled against libpq' },
  psycopg: { runtime: ['libpq'], why: 'loads libpq' },
  'psycopg[c]': { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is compiled against libpq' },
  'psycopg-c': { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is compiled against libpq' },
  mysqlclient: {
    build: ['mariadb-connector-c-dev', 'pkgconf'],
    runtime: ['mariadb-connector-c'],
    why: 'is compiled against the MariaDB connector',
  },
  mariadb: {
    build: ['mariadb-connector-c-dev', 'pkgconf'],
    runtime: ['mariadb-connector-c'],
    why: 'is compiled against the MariaDB connector',
  },
  pyodbc: { build: ['unixodbc-dev'], runtime: ['unixodbc'], why: 'loads unixODBC' },
  aioodbc: { build: ['unixodbc-dev'], runtime: ['unixodbc'], why: 'loads unixODBC' },
  pymssql: { build: ['freetds-dev'], runtime: ['freetds'], why: 'loads FreeTDS' },
  pylibmc: {
    build: ['libmemcached-dev', 'zlib-dev'],
    runtime: ['libmemcached'],
    why: 'is compiled against libmemcached',
  },
  'python-snappy': { build: ['snappy-dev'], runtime: ['snappy'], why: 'loads Snappy' },
  // Directories, signatures and transfers.
  xmlsec: {
    build: ['libxml2-dev', 'libxslt-dev', 'pkgconf', 'xmlsec-dev'],
    runtime: ['xmlsec', 'xmlsec-openssl'],
    why: 'is compiled against xmlsec',
  },
  pysaml2: { runtime: ['xmlsec', 'xmlsec-openssl'], why: 'calls xmlsec1' },
  'python-ldap': {
    build: ['cyrus-sasl-dev', 'openldap-dev'],
    runtime: ['libldap'],
    why: 'is compiled against OpenLDAP and SASL',
  },
  gssapi: { build: ['krb5-dev'], runtime: ['krb5-libs'], why: 'is compiled against Kerberos' },
  kerberos: { build: ['krb5-dev'], runtime: ['krb5-libs'], why: 'is compiled against Kerberos' },
  pykerberos: { build: ['krb5-dev'], runtime: ['krb5-libs'], why: 'is compiled against Kerberos' },
  m2crypto: { build: ['openssl-dev', 'swig'], why: 'is compiled against OpenSSL' },
  pycups: { build: ['cups-dev'], runtime: ['cups-libs'], why: 'is compiled against CUPS' },
  pyscard: { build: ['pcsc-lite-dev', 'swig'], runtime: ['pcsc-lite'], why: 'is compiled against PC/SC' },
  'dbus-python': {
    build: ['dbus-dev', 'glib-dev', 'pkgconf'],
    runtime: ['dbus-libs', 'glib'],
    why: 'is compiled against D-Bus',
  },
  'systemd-python': { build: ['pkgconf', 'systemd-dev'], runtime: ['libsystemd'], why: 'is compiled against systemd' },
  pylibacl: { build: ['acl-dev'], runtime: ['libacl1'], why: 'is compiled against libacl' },
  rrdtool: { build: ['rrdtool-dev'], runtime: ['rrdtool'], why: 'is compiled against RRDtool' },
  // Text, documents and fonts.
  pyicu: { build: ['icu-dev', 'pkgconf'], runtime: ['icu-libs'], why: 'is compiled against ICU' },
  pdftotext: { build: ['pkgconf', 'poppler-dev'], runtime: ['poppler'], why: 'is compiled against Poppler' },
  pdf2image: { runtime: ['poppler-utils'], why: 'calls pdftoppm' },
  'camelot-py': { runtime: ['ghostscript'], why: 'calls Ghostscript' },
  ghostscript: { runtime: ['ghostscript'], why: 'loads Ghostscript' },
  ocrmypdf: { runtime: ['ghostscript', 'tesseract', 'tesseract-eng'], why: 'calls Ghostscript and tesseract' },
  pytesseract: { runtime: ['tesseract'], why: 'calls tesseract' },
  tesserocr: {
    build: ['leptonica-dev', 'pkgconf', 'tesseract-dev'],
    runtime: ['tesseract'],
    why: 'is compiled against tesseract',
  },
  'python-magic': { runtime: ['libmagic'], why: 'loads libmagic' },
  pyexiftool: { runtime: ['exiftool'], why: 'calls exiftool' },
  pyenchant: { runtime: ['enchant2'], why: 'loads Enchant' },
  // Drawing.
  cairocffi: { runtime: ['cairo'], why: 'loads Cairo' },
  cairosvg: { runtime: ['cairo'], why: 'loads Cairo' },
  pycairo: { build: ['cairo-dev', 'pkgconf'], runtime: ['cairo'], why: 'is compiled against Cairo' },
  pygobject: {
    build: ['cairo-dev', 'glib-dev', 'gobject-introspection-dev', 'libffi-dev', 'pkgconf'],
    runtime: ['cairo', 'glib', 'gobject-introspection'],
    why: 'is compiled against GObject introspection',
  },
  weasyprint: { runtime: ['pango', 'fontconfig', 'ttf-dejavu'], why: 'loads Pango' },
  pygraphviz: { build: ['graphviz-dev'], runtime: ['graphviz'], why: 'is compiled against Graphviz' },
  graphviz: { runtime: ['graphviz'], why: 'calls dot' },
  pydot: { runtime: ['graphviz'], why: 'calls dot' },
  wand: { runtime: ['imagemagick'], why: 'loads ImageMagick' },
  pyvips: { runtime: ['libvips'], why: 'loads libvips' },
  pyzbar: { runtime: ['zbar'], why: 'loads zbar' },
  'opencv-python': { runtime: ['mesa-gl', 'glib'], why: 'loads OpenGL for its windows' },
  'opencv-contrib-python': { runtime: ['mesa-gl', 'glib'], why: 'loads OpenGL for its windows' },
  // Sound and film.
  pydub: { runtime: ['ffmpeg'], why: 'calls ffmpeg' },
  'ffmpeg-python': { runtime: ['ffmpeg'], why: 'calls ffmpeg' },
  moviepy: { runtime: ['ffmpeg'], why: 'calls ffmpeg' },
  'openai-whisper': { runtime: ['ffmpeg'], why: 'calls ffmpeg' },
  pyaudio: { build: ['portaudio-dev'], runtime: ['portaudio'], why: 'is compiled against PortAudio' },
  sounddevice: { runtime: ['portaudio'], why: 'loads PortAudio' },
  // Maps and numbers.
  gdal: { build: ['gdal-dev'], runtime: ['gdal'], why: 'is compiled against GDAL' },
  rtree: { runtime: ['libspatialindex'], why: 'loads libspatialindex' },
  lightgbm: { runtime: ['libgomp'], why: 'loads OpenMP' },
  // Programs that are called.
  playwright: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
  patchright: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
  pyppeteer: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
  selenium: { runtime: ['chromium', 'ttf-dejavu'], why: 'drives a browser' },
  gitpython: { runtime: ['git'], why: 'calls git' },
  'confluent-kafka': { why: 'brings librdkafka in its wheel' },
};

/** Distributions that depend on one of those above, for projects whose manifest names only them. */
export const PYTHON_NATIVE_BELOW: Readonly<Record<string, string>> = {
  'django-auth-ldap': 'python-ldap',
  'django-heroku': 'psycopg2',
  'django-saml2-auth': 'pysaml2',
  'django-weasyprint': 'weasyprint',
  djangosaml2: 'pysaml2',
  'flask-mysqldb': 'mysqlclient',
  'flask-weasyprint': 'weasyprint',
  'python3-saml': 'xmlsec',
  rlpycairo: 'pycairo',
  'sqlalchemy[mssql]': 'pyodbc',
  'sqlalchemy[mysql]': 'mysqlclient',
  'sqlalchemy[postgresql]': 'psycopg2',
  'xhtml2pdf[pycairo]': 'pycairo',
};

/** What distributions need that are published as wheels, where a project wants them compiled (`--no-binary`). */
export const PYTHON_FROM_SOURCE: Readonly<Record<string, SystemPackages>> = {
  cffi: { build: ['libffi-dev'], runtime: ['libffi'], why: 'is compiled against libffi' },
  cryptography: { build: ['libffi-dev', 'openssl-dev', 'rust'], why: 'is compiled against OpenSSL, with Rust' },
  fiona: { build: ['gdal-dev'], runtime: ['gdal'], why: 'is compiled against GDAL' },
  h5py: { build: ['hdf5-dev'], runtime: ['hdf5'], why: 'is compiled against HDF5' },
  lxml: { build: ['libxml2-dev', 'libxslt-dev'], runtime: ['libxml2', 'libxslt'], why: 'is compiled against libxml2' },
  numpy: { build: ['gfortran', 'openblas-dev'], runtime: ['openblas'], why: 'is compiled against OpenBLAS' },
  orjson: { build: ['rust'], why: 'is compiled with Rust' },
  pillow: {
    build: ['freetype-dev', 'lcms2-dev', 'libjpeg-turbo-dev', 'libwebp-dev', 'openjpeg-dev', 'tiff-dev', 'zlib-dev'],
    runtime: ['freetype', 'lcms2', 'libjpeg-turbo', 'libwebp', 'openjpeg', 'tiff'],
    why: 'is compiled against the libraries of image formats',
  },
  'psycopg2-binary': { build: ['postgresql-dev'], runtime: ['libpq'], why: 'is compiled against libpq' },
  pycurl: { build: ['curl-dev', 'openssl-dev'], runtime: ['libcurl-openssl4'], why: 'is compiled against libcurl' },
  'pydantic-core': { build: ['rust'], why: 'is compiled with Rust' },
  pyproj: { build: ['proj-dev'], runtime: ['proj'], why: 'is compiled against PROJ' },
  pyyaml: { build: ['yaml-dev'], runtime: ['yaml'], why: 'is compiled against LibYAML' },
  pyzmq: { build: ['cmake', 'pkgconf', 'zeromq-dev'], runtime: ['zeromq'], why: 'is compiled against ZeroMQ' },
  rasterio: { build: ['gdal-dev'], runtime: ['gdal'], why: 'is compiled against GDAL' },
  scipy: { build: ['gfortran', 'openblas-dev'], runtime: ['openblas'], why: 'is compiled against OpenBLAS' },
  shapely: { build: ['geos-dev'], runtime: ['geos'], why: 'is compiled against GEOS' },
};

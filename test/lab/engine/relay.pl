#!/usr/bin/perl
# Passes bytes on, for a BuildKit that lives inside a Docker Engine:
#   relay serve ENGINE ADDRESS...  listens at each ADDRESS, and hands every connection over to the BuildKit of the engine
#   relay dial ADDRESS             connects standard input and output to ADDRESS
#   relay check ADDRESS            succeeds when the engine behind ADDRESS takes connections
# Addresses are unix://PATH and tcp://HOST:PORT.
use strict;
use warnings;
use File::Basename qw(dirname);
use IO::Select;
use IO::Socket::INET;
use IO::Socket::UNIX;

# What goes away while it is written to is told by the write.
$SIG{PIPE} = 'IGNORE';

sub fail { print STDERR "relay: $_[0]\n"; exit 1 }

sub connect_to {
    my ($address) = @_;
    return IO::Socket::UNIX->new(Peer => $1) || fail("dial unix $1: $!") if $address =~ m{^unix://(/.+)$};
    return IO::Socket::INET->new(PeerAddr => $1) || fail("dial tcp $1: $!") if $address =~ m{^tcp://(.+)$};
    fail("$address is no address");
}

sub listener {
    my ($address) = @_;
    if ($address =~ m{^unix://(/.+)$}) {
        my $path = $1;
        mkdir dirname($path);
        unlink $path;
        return IO::Socket::UNIX->new(Local => $path, Listen => 64) || fail("listen unix $path: $!");
    }
    return IO::Socket::INET->new(LocalAddr => $1, Listen => 64, ReuseAddr => 1) || fail("listen tcp $1: $!")
        if $address =~ m{^tcp://(.+)$};
    fail("$address is no address");
}

# Copies one piece; false at the end of the input or when the output is gone.
sub pass {
    my ($from, $to) = @_;
    my $size = sysread($from, my $piece, 65536) or return 0;
    for (my $at = 0; $at < $size;) {
        my $written = syswrite($to, $piece, $size - $at, $at) or return 0;
        $at += $written;
    }
    return 1;
}

# Both directions in one process, each until its own end.
sub join_streams {
    my ($in, $out, $socket) = @_;
    my $child = fork() // fail("fork: $!");
    if ($child == 0) {
        1 while pass($in, $socket);
        shutdown($socket, 1);
        exit 0;
    }
    1 while pass($socket, $out);
    # Whoever still sends has nobody to read it any more.
    kill 'TERM', $child;
    waitpid $child, 0;
    exit 0;
}

# An engine's answer to the wish for HTTP/2 is a few lines, then the connection is BuildKit's.
sub engine {
    my ($address) = @_;
    my $socket = connect_to($address);
    my $wish = "POST /grpc HTTP/1.1\r\nHost: engine\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 0\r\n\r\n";
    syswrite($socket, $wish);
    my $answer = '';
    until ($answer =~ /\r\n\r\n$/) {
        sysread($socket, my $byte, 1) or fail("the engine hung up: $answer");
        $answer .= $byte;
    }
    $answer =~ m{^HTTP/1\.1 101 } or fail("the engine refuses: $answer");
    return $socket;
}

sub serve {
    my ($engine, @addresses) = @_;
    my $listeners = IO::Select->new(map { listener($_) } @addresses);
    $SIG{CHLD} = 'IGNORE';
    while (1) {
        for my $listener ($listeners->can_read) {
            my $near = $listener->accept or next;
            if ((fork() // fail("fork: $!")) == 0) {
                $SIG{CHLD} = 'DEFAULT';
                join_streams($near, $near, engine($engine));
            }
            close $near;
        }
    }
}

# The engine speaks first once it is there: an empty frame of settings after the client's preface.
sub check {
    my ($address) = @_;
    my $socket = connect_to($address);
    syswrite($socket, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
    my $size = sysread($socket, my $frame, 9);
    fail("no BuildKit answers at $address") unless defined $size && $size == 9;
}

my ($verb, @rest) = @ARGV;
if    ($verb eq 'serve') { serve(@rest) }
elsif ($verb eq 'dial')  { join_streams(\*STDIN, \*STDOUT, connect_to(@rest)) }
elsif ($verb eq 'check') { check(@rest) }
else                     { fail("usage: relay serve|dial|check ADDRESS...") }

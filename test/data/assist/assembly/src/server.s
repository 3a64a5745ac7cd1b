# An HTTP server for Linux on x86-64: socket, bind, listen, and for each connection read, write, close.
.globl _start

.section .rodata
answer:
    .ascii "HTTP/1.1 200 OK\r\nContent-Length: 21\r\nConnection: close\r\n\r\nhello from assembler\n"
.set answer_length, . - answer

.bss
.lcomm request, 4096

.text
_start:
    mov (%rsp), %rcx
    lea 16(%rsp,%rcx,8), %rbx       # the environment lies behind the arguments
    mov $8080, %r12
next_variable:
    mov (%rbx), %rsi
    test %rsi, %rsi
    jz open
    add $8, %rbx
    cmpl $0x54524f50, (%rsi)        # PORT
    jne next_variable
    cmpb $'=', 4(%rsi)
    jne next_variable
    add $5, %rsi
    xor %r12, %r12
digit:
    movzbl (%rsi), %eax
    sub $'0', %eax
    cmp $9, %eax
    ja open
    imul $10, %r12
    add %rax, %r12
    inc %rsi
    jmp digit
open:
    mov $41, %eax                   # socket
    mov $2, %edi
    mov $1, %esi
    xor %edx, %edx
    syscall
    mov %rax, %r13
    mov %r12w, %ax
    rol $8, %ax
    sub $16, %rsp
    movw $2, (%rsp)
    mov %ax, 2(%rsp)
    movl $0, 4(%rsp)
    movq $0, 8(%rsp)
    mov $49, %eax                   # bind
    mov %r13, %rdi
    mov %rsp, %rsi
    mov $16, %edx
    syscall
    test %rax, %rax
    js fail
    mov $50, %eax                   # listen
    mov %r13, %rdi
    mov $16, %esi
    syscall
accept:
    mov $43, %eax
    mov %r13, %rdi
    xor %esi, %esi
    xor %edx, %edx
    syscall
    mov %rax, %r14
    xor %eax, %eax                  # read
    mov %r14, %rdi
    lea request(%rip), %rsi
    mov $4096, %edx
    syscall
    mov $1, %eax                    # write
    mov %r14, %rdi
    lea answer(%rip), %rsi
    mov $answer_length, %edx
    syscall
    mov $3, %eax                    # close
    mov %r14, %rdi
    syscall
    jmp accept
fail:
    mov $60, %eax                   # exit
    mov $1, %edi
    syscall
